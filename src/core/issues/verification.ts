import type { PersonId } from '../kernel/ids.ts';
import { answersTo, type OrganisationTree } from '../people/organisation-tree.ts';

export type VerifierRefusal =
  'verifier-is-owner' | 'verifier-made-claim' | 'verifier-is-concerned' | 'verifier-is-subordinate';

/** Those whose word on one rectification can't be their own verification. */
export interface VerificationParties {
  readonly ownerId: PersonId;
  /** Who reported it as done, when that was a person. */
  readonly claimedById: PersonId | null;
  /** Whom the review behind it was about: the person, or the heads of the organisation. */
  readonly concernedIds: readonly PersonId[];
}

/** Why this person may not verify (R84: nobody closes what is his own), or `undefined`. */
export function objectionToVerifier(
  verifierId: PersonId,
  parties: VerificationParties,
  tree: OrganisationTree,
): VerifierRefusal | undefined {
  if (verifierId === parties.ownerId) return 'verifier-is-owner';
  if (verifierId === parties.claimedById) return 'verifier-made-claim';
  if (parties.concernedIds.includes(verifierId)) return 'verifier-is-concerned';
  if (answersTo(verifierId, parties.ownerId, tree)) return 'verifier-is-subordinate';
  return undefined;
}
