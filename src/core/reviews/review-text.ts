import type { Point, reviewRelations } from './facts.ts';

export type ReviewRelation = (typeof reviewRelations)[number];

/** Relations of the leader ledger (R83): reviews from above and by assemblies. */
export const leaderRelations: readonly ReviewRelation[] = [
  'rootToUnit',
  'leadershipTeam',
  'assemblyToMember',
  'leaderToMember',
];

export function isLeaderReview(relation: ReviewRelation): boolean {
  return leaderRelations.includes(relation);
}

export function hasShortcoming(points: readonly Pick<Point, 'kind'>[]): boolean {
  return points.some((point) => point.kind === 'shortcoming' || point.kind === 'problem');
}

type Worded = Pick<Point, 'kind' | 'text'>;

export function reviewText(points: readonly Worded[]): string {
  return points.map((point) => point.text).join('\n');
}

/** What is compared to find copied reviews: achievement and shortcoming, nothing else. */
export function comparedText(points: readonly Worded[]): string {
  const compared = points.filter(
    (point) => point.kind === 'achievement' || point.kind === 'shortcoming',
  );
  return reviewText(compared);
}
