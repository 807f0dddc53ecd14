import type { PersonId } from '../kernel/ids.ts';

export interface OpenCorrection {
  readonly personId: PersonId;
  readonly outcome: string | null;
}

/** One answer, by somebody else than whoever asked. */
export function correctionBar(
  correction: OpenCorrection,
  answererId: PersonId | null,
): 'already-answered' | 'own-request' | undefined {
  if (correction.outcome !== null) return 'already-answered';
  return correction.personId === answererId ? 'own-request' : undefined;
}
