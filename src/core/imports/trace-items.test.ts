import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { IssueId, OrganisationId, PersonId, RectificationId } from '../kernel/ids.ts';
import type { DirectoryPerson } from './directory.ts';
import type { ResolvedContribution } from './item-sources.ts';
import type { ResolvedReview } from './resolve-reviews.ts';
import { type LooseItem, movedSources, traceItems } from './trace-items.ts';

const day = (text: string) => text as CalendarDate;
const owner = 'owner' as PersonId;
const people = new Map<PersonId, DirectoryPerson>();
let row = 2;
const source = () => ({ sheet: '点评', row: (row += 1), columns: { requirement: 3 } });

function anItem(changes: Partial<LooseItem> = {}): LooseItem {
  return {
    rectificationId: 'item' as RectificationId,
    origin: 'meeting',
    problem: '支部会开得少',
    deadline: day('2026-10-31'),
    ownerId: owner,
    issueId: null,
    assignedOn: day('2026-10-20'),
    moved: false,
    ...changes,
  };
}

function aReview(shortcoming: string, changes: Partial<ResolvedReview> = {}): ResolvedReview {
  return {
    source: source(),
    mode: 'meeting',
    relation: 'leaderToMember',
    date: day('2026-09-18'),
    reviewers: [],
    subject: { kind: 'person', personId: owner },
    unitId: 'unit' as OrganisationId,
    subjects: 1,
    selfReview: false,
    points: [{ kind: 'shortcoming', text: shortcoming, ref: '' }],
    item: { makesItem: true, deadline: day('2026-10-31') },
    ...changes,
  };
}

function traced(
  items: readonly LooseItem[],
  reviews: readonly ResolvedReview[],
  answers: Readonly<Record<string, string>> = {},
) {
  return traceItems(items, { reviews, contributions: [], ideas: [] }, { people, answers });
}

describe('an item that was imported before its review', () => {
  test('is the one with the same text, since the day of the review', () => {
    const review = aReview('支部会 开得少');

    const { resolved, questions, problems } = traced([anItem()], [review]);

    expect(resolved).toMatchObject([{ review, assignedOn: '2026-09-18' }]);
    expect(questions).toEqual([]);
    expect(problems).toMatchObject([{ code: 'item-there-already', ref: `D${row}` }]);
  });

  test('is asked about when only owner and deadline are the same', () => {
    const { resolved, questions } = traced([anItem()], [aReview('记录不全')]);

    expect(resolved).toEqual([]);
    expect(questions).toMatchObject([
      { key: `item:点评 ${row}`, text: '记录不全', candidates: [{ id: 'item' }] },
    ]);
  });

  test('is the one of the answer, or none', () => {
    const review = aReview('记录不全');
    const key = `item:点评 ${row}`;

    expect(traced([anItem()], [review], { [key]: 'item' }).resolved).toMatchObject([{ review }]);
    expect(traced([anItem()], [review], { [key]: 'new' })).toMatchObject({
      resolved: [],
      questions: [],
    });
  });

  test('is not offered to a second review once it is known which is its own', () => {
    const reviews = [aReview('支部会开得少'), aReview('记录不全')];

    expect(traced([anItem()], reviews)).toMatchObject({ resolved: [{}], questions: [] });
  });

  test.each<[string, Partial<ResolvedReview>]>([
    ['a talk', { mode: 'talk' }],
    ['a review of another mode', { mode: 'onsite' }],
    ['a review from which no item follows', { item: { makesItem: false } }],
    ['one with another deadline', { item: { makesItem: true, deadline: day('2026-11-30') } }],
    ['one of somebody else', { subject: { kind: 'person', personId: 'other' as PersonId } }],
  ])('has nothing to do with %s', (_, changes) => {
    expect(traced([anItem()], [aReview('记录不全', changes)])).toMatchObject({
      resolved: [],
      questions: [],
    });
  });

  test('that has gone its own way is told, so that later rows do not move it', () => {
    const review = aReview('支部会开得少');

    const { resolved } = traced([anItem({ moved: true })], [review]);

    expect(movedSources(resolved)).toEqual([review.source]);
  });
});

test('an item gets the public problem with its text, but keeps the one that it has', () => {
  const contribution: ResolvedContribution = {
    source: source(),
    type: 'problem',
    text: '支部会开得少',
    date: day('2026-05-03'),
  };
  const fresh = { reviews: [], contributions: [contribution], ideas: [] };
  const known = { people, answers: {} };

  expect(traceItems([anItem()], fresh, known).resolved).toMatchObject([
    { contribution, assignedOn: '2026-05-03' },
  ]);
  expect(traceItems([anItem({ issueId: 'one' as IssueId })], fresh, known).resolved).toEqual([]);
});
