import { expect, test } from 'vitest';
import {
  countCodes,
  refsOf,
  resolvedExample,
  understoodExample,
} from '../../../test/support/example-sheets.ts';

const sheets = understoodExample('点评记录(手工台账).xlsx');
const { reviews, problems } = resolvedExample();

test('four forms are recognised by their columns', () => {
  expect(sheets.map((sheet) => sheet.mapping?.kind)).toEqual([
    'meetingReviews',
    'onsiteReviews',
    'talks',
    'mutualReviews',
  ]);
});

test('74 rows of meetings are 77 reviews, the others as many as their rows', () => {
  const relations = Object.fromEntries(
    [...new Set(reviews.map((review) => `${review.mode} ${review.relation}`))].map((key) => [
      key,
      reviews.filter((review) => `${review.mode} ${review.relation}` === key).length,
    ]),
  );

  expect(relations).toEqual({
    'meeting leadershipTeam': 5,
    'meeting rootToUnit': 6,
    'meeting assemblyToMember': 66,
    'onsite rootToUnit': 3,
    'talk leaderToMember': 6,
    'faceToFace unitToUnit': 6,
    'faceToFace memberToMember': 14,
  });
});

test('each oddity is told at its cell', () => {
  const codes = countCodes(sheets.flatMap((sheet) => sheet.problems));

  expect(codes).toEqual({ 'no-shortcoming': 1, 'same-text': 8 });
  expect(refsOf(problems, 'no-shortcoming')).toEqual(['H63']);
  expect(refsOf(problems, 'joint-subjects')).toEqual(['F8', 'F9', 'F10']);
  expect(refsOf(problems, 'self-review')).toEqual(['F11', 'F35', 'F54']);
  expect(refsOf(problems, 'deadline-without-dated-requirement')).toHaveLength(26);
});

test('only a requirement with a date makes a rectification item, one for a joint row', () => {
  const withItem = reviews.filter((review) => review.item.makesItem);
  const joint = reviews.filter((review) => review.source.row === 10 && review.subjects === 2);

  expect(withItem).toHaveLength(40);
  expect(joint.map((review) => review.subject.kind)).toEqual(['organisation', 'person']);
  expect(joint.map((review) => review.item)).toEqual([
    { makesItem: true, deadline: '2026-10-31' },
    { makesItem: false },
  ]);
});

test('talks have their outcome, consent, helper and last day; the pairs their aim', () => {
  const talks = reviews.flatMap((review) => review.talk ?? []);

  expect(talks.map((talk) => talk.outcome)).toEqual([
    'commend',
    'commend',
    'encourage',
    'encourage',
    'assist',
    'assist',
  ]);
  expect(talks.map((talk) => talk.consent)).toEqual([
    true,
    false,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(talks.map((talk) => talk.until)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    '2026-12-31',
    '2026-11-30',
  ]);
  expect(talks.filter((talk) => talk.helperId)).toHaveLength(2);
  expect(reviews.flatMap((review) => review.pairing?.aim ?? [])).toEqual([
    '联系实践点',
    '建电子记录',
  ]);
});

test('what was solved during a visit is kept beside the review', () => {
  expect(reviews.filter((review) => review.solvedOnSpot)).toHaveLength(2);
});
