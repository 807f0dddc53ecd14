import type { Point, reviewRelations } from './facts.ts';

export type ReviewRelation = (typeof reviewRelations)[number];

const leaderRelations: readonly ReviewRelation[] = [
  'rootToUnit',
  'leadershipTeam',
  'assemblyToMember',
  'leaderToMember',
];

/** Whether the review stands in the leader ledger (R83): reviews from above and by assemblies. */
export function isLeaderReview(relation: ReviewRelation): boolean {
  return leaderRelations.includes(relation);
}

export function hasShortcoming(points: readonly Point[]): boolean {
  return points.some((point) => point.kind === 'shortcoming' || point.kind === 'problem');
}

export function reviewText(points: readonly Point[]): string {
  return points.map((point) => point.text).join('\n');
}

/** What is compared to find copied reviews: achievement and shortcoming, nothing else. */
export function comparedText(points: readonly Point[]): string {
  const compared = points.filter(
    (point) => point.kind === 'achievement' || point.kind === 'shortcoming',
  );
  return reviewText(compared);
}
