import type { reviewModes } from './facts.ts';
import type { KnownParty } from './known-party.ts';
import type { ReviewRelation } from './review-text.ts';

export interface Parties {
  readonly mode: (typeof reviewModes)[number];
  readonly reviewers: readonly KnownParty[];
  readonly subject: KnownParty;
}

/** Who stands to whom (domain §1.7), from what the roster knows, so that nobody has to choose it. */
export function deriveRelation({ mode, reviewers, subject }: Parties): ReviewRelation {
  const isMember = subject.party.kind === 'person';
  if (mode === 'public') return isMember ? 'publicToMember' : 'publicToUnit';
  const reviewer = reviewers[0];
  if (!reviewer) return 'memberToMember';
  return isMember ? toMember(mode, reviewer, subject) : toUnit(reviewer);
}

function toUnit(reviewer: KnownParty): ReviewRelation {
  if (speaksForRoot(reviewer)) return 'rootToUnit';
  return reviewer.party.kind === 'organisation' ? 'unitToUnit' : 'memberToUnit';
}

function toMember(
  mode: Parties['mode'],
  reviewer: KnownParty,
  subject: KnownParty,
): ReviewRelation {
  if (reviewer.party.kind === 'organisation') {
    return reviewer.organisationKind === 'root' ? 'leadershipTeam' : 'assemblyToMember';
  }
  if (mode === 'meeting' && headsUnitOf(reviewer, subject)) return 'assemblyToMember';
  if (mode === 'meeting' && speaksForRoot(reviewer) && subject.heads.length > 0) {
    return 'rootToUnit';
  }
  if (mode === 'faceToFace' || mode === 'backToBack') return 'memberToMember';
  return reviewer.heads.length > 0 ? 'leaderToMember' : 'memberToMember';
}

function speaksForRoot(party: KnownParty): boolean {
  if (party.party.kind === 'organisation') return party.organisationKind === 'root';
  return party.heads.some((headed) => headed.kind === 'root');
}

function headsUnitOf(reviewer: KnownParty, subject: KnownParty): boolean {
  return reviewer.heads.some((headed) => headed.organisationId === subject.unitId);
}
