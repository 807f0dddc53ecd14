import { afterAll, beforeAll, expect, test } from 'vitest';
import { value } from '../../../test/support/leading-group.ts';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';
import { newIntent } from '../../../test/support/village.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { IssueId, RectificationId, ReviewId } from '#core/kernel/ids.ts';

const day = (text: string) => text as CalendarDate;
let village: ReviewVillage;
let reviewId: ReviewId;
let issueId: IssueId;
let rectificationId: RectificationId;

beforeAll(async () => {
  village = await openReviewVillage();
  const { door } = village.application;
  const by = () => ({ scope: village.as('袁丽华'), intent: newIntent() });
  reviewId = (await village.record({ occurredOn: '2026-09-10' })) as ReviewId;
  const problem = { source: 'public', text: '水渠漏水', raisedOn: day('2026-09-12') } as const;
  issueId = value(await door.act('issues.register', problem, by())).issueId;
  const task = { source: 'meeting', reviewId, issueId, problem: problem.text } as const;
  const until = { assignedOn: day('2026-10-01'), deadline: day('2026-12-15') };
  const owner = { ownerId: village.people.鲁明远 };
  const assigned = await door.act('rectifications.assign', { ...task, ...until, ...owner }, by());
  rectificationId = value(assigned).rectificationId;
});
afterAll(() => village.close());

test.each([
  ['the day before its assignment', '2026-09-30', false],
  ['the day of its assignment', '2026-10-01', true],
])('on %s a rectification is in no list and at no address, or in all', async (_, on, isThere) => {
  const { door } = village.application;
  const scope = village.as('袁丽华');
  const asOf = day(on);

  const listed = value(await door.query('rectifications.list', { asOf }, scope)).rows;
  const shown = await door.query('rectifications.show', { rectificationId, asOf }, scope);
  const ofReview = value(await door.query('reviews.show', { reviewId, asOf }, scope)).review;
  const reviewsWith = async (rectification: 'open' | 'none') =>
    value(await door.query('reviews.list', { ledger: 'all', rectification, asOf }, scope)).rows;
  const ofIssue = value(await door.query('issues.show', { issueId, asOf }, scope));

  expect(shown).toMatchObject(isThere ? { ok: true } : { refusal: { code: 'not-found' } });
  expect(
    [listed, ofReview.rectifications, ofIssue.rectifications, await reviewsWith('open')].map(
      (all) => all.length,
    ),
  ).toEqual(Array.from({ length: 4 }, () => (isThere ? 1 : 0)));
  expect((await reviewsWith('none')).length).toBe(isThere ? 0 : 1);
});
