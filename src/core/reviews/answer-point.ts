import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { NewId, PersonId, PointId, ReviewId } from '../kernel/ids.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { fact, type Fact } from '../ledger/catalogue.ts';
import type { Reach } from '../people/permissions.ts';
import type { AnswerId, answerKinds, Party } from './facts.ts';

export interface AnswerIntent {
  readonly reviewId: ReviewId;
  readonly pointId: PointId;
  readonly kind: (typeof answerKinds)[number];
  readonly text: string;
}

export interface AnswerState {
  readonly subject: Party;
  /** Heads of the organisation reviewed; empty when a person was reviewed. */
  readonly subjectHeads: readonly PersonId[];
  readonly pointIds: readonly PointId[];
  readonly answered: readonly PointId[];
  readonly asker: { readonly personId: PersonId | null; readonly reach: ReadonlySet<Reach> };
  readonly today: CalendarDate;
  readonly newId: NewId;
}

export type AnswerRefusal = {
  readonly code: 'not-found' | 'not-the-subject' | 'already-answered';
  readonly place?: string;
};

/**
 * R47: one answer for each point, which stays. The person reviewed answers, or the head of the
 * organisation reviewed; the office may enter what that person said, and the ledger then shows the
 * recorder beside the person.
 */
export function answerPoint(
  state: AnswerState,
  intent: AnswerIntent,
): Result<{ readonly answerId: AnswerId; readonly facts: readonly Fact[] }, AnswerRefusal> {
  if (!state.pointIds.includes(intent.pointId)) return refuse({ code: 'not-found' });
  const personId = answererOf(state);
  if (!personId) return refuse({ code: 'not-the-subject' });
  if (state.answered.includes(intent.pointId)) return refuse({ code: 'already-answered' });
  const answerId = state.newId<AnswerId>();
  const answered = fact('point.answered', {
    ...intent,
    answerId,
    personId,
    answeredOn: state.today,
  });
  return accept({ answerId, facts: [answered] });
}

export function mayAnswer(state: Pick<AnswerState, 'subject' | 'subjectHeads' | 'asker'>): boolean {
  return answererOf(state) !== undefined;
}

function answererOf({
  subject,
  subjectHeads,
  asker,
}: Pick<AnswerState, 'subject' | 'subjectHeads' | 'asker'>): PersonId | undefined {
  const reviewed = subject.kind === 'person' ? [subject.personId] : subjectHeads;
  const own = reviewed.find((personId) => personId === asker.personId);
  if (own) return own;
  return asker.reach.has('open') ? reviewed[0] : undefined;
}
