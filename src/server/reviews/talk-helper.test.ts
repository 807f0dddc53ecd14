import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';

let village: ReviewVillage;
let reviewId: string;

beforeAll(async () => {
  village = await openReviewVillage();
  const { people } = village;
  reviewId = await village.record({
    mode: 'talk',
    occurredOn: '2026-08-03',
    reviewers: [{ kind: 'person', personId: people.袁丽华 }],
    subject: { kind: 'person', personId: people.鲁明远 },
    points: [{ kind: 'shortcoming', text: '三次会议没有到，汛期值班缺岗一次' }],
    talk: {
      reason: '支部反映',
      outcome: 'assist',
      helperId: people.杨雪梅,
      until: '2026-12-31',
    },
  });
});
afterAll(() => village.close());

async function foundBy(name: keyof ReviewVillage['people']): Promise<readonly boolean[]> {
  const { door } = village.application;
  const scope = village.as(name);
  const listed = await door.query('reviews.list', { ledger: 'all' }, scope);
  const searched = await door.query('reviews.list', { ledger: 'all', text: '缺岗' }, scope);
  const exported = await door.query('reviews.export', { ledger: 'all' }, scope);
  const shown = await door.query('reviews.show', { reviewId }, scope);
  return [
    ...[listed, searched, exported].map((each) => each.ok && each.value.rows.length > 0),
    shown.ok,
  ];
}

test.each([
  ['the head', '袁丽华', true],
  ['the person talked to', '鲁明远', true],
  ['the helper named in it', '杨雪梅', true],
  ['the secretary of the branch', '李雨婷', false],
  ['a member of the leading group', '吕瑞芳', false],
  ['another member', '章金凤', false],
] as const)('%s finds a talk: %s, %s', async (_, name, found) => {
  expect(await foundBy(name)).toEqual([found, found, found, found]);
});
