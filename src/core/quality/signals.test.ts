import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { ImportId, OrganisationId } from '../kernel/ids.ts';
import { entryTiming } from './entry-timing.ts';
import {
  datedWithoutItem,
  enteredOnOneDay,
  type EntryCount,
  importedOnOneDay,
  ITEMS_SHOWN,
  ownersOutsideUnit,
  ROWS_SOUGHT,
  signalOf,
} from './signals.ts';

const day = (text: string) => text as CalendarDate;
const review = (id: number) => ({
  place: 'review' as const,
  id: String(id),
  label: '鲁明远',
  day: day('2026-09-22'),
});

describe('a record', () => {
  it.each([
    ['2026-09-22', '2026-09-22', null, 'timely'],
    ['2026-09-22', '2026-09-29', null, 'timely'],
    ['2026-09-22', '2026-09-30', null, 'late'],
    ['2026-09-22', '2026-09-22', 'i1', 'imported'],
  ])('of %s typed in on %s from import %s is %s', (occurredOn, on, importId, timing) => {
    const recorded = { occurredOn: day(occurredOn), importId: importId as ImportId | null };

    expect(entryTiming(recorded, day(on))).toBe(timing);
  });
});

describe('a signal', () => {
  it('is none when nothing was found', () => {
    expect(signalOf('noShortcoming', [])).toEqual([]);
  });

  it('says that there are more when the search stopped', () => {
    const found = Array.from({ length: ROWS_SOUGHT + 1 }, (_, id) => review(id));

    const [signal] = signalOf('noShortcoming', found);

    expect(signal).toMatchObject({ count: ROWS_SOUGHT, more: true });
    expect(signal?.items).toHaveLength(ITEMS_SHOWN);
  });
});

describe('entries on one day', () => {
  const entry = (changes: Partial<EntryCount>): EntryCount => ({
    unitId: 'u1',
    unitName: '第一党支部',
    day: day('2026-11-20'),
    timing: 'late',
    n: 24,
    ...changes,
  });

  it.each([
    ['all late on one day', [entry({})], 1],
    ['too few to tell', [entry({ n: 4 })], 0],
    ['on two days', [entry({}), entry({ day: day('2026-11-21') })], 0],
    ['some in time on the same day', [entry({}), entry({ timing: 'timely' })], 0],
    ['imported ones beside them', [entry({}), entry({ timing: 'imported' })], 1],
    ['two branches', [entry({}), entry({ unitId: 'u2', unitName: '第二党支部' })], 2],
    ['taken back by an undo', [entry({ n: 0 })], 0],
  ])('%s', (_, entries, signals) => {
    expect(enteredOnOneDay(entries)).toHaveLength(signals);
  });

  it('of an import are said once for all branches', () => {
    const imported = ['u1', 'u2', 'u3'].map((unitId) => entry({ unitId, timing: 'imported' }));

    expect(importedOnOneDay(imported)).toMatchObject([{ count: 72, day: '2026-11-20' }]);
  });
});

describe('a requirement', () => {
  it.each([
    ['11月15日前完成承诺事项', '年底前', 1],
    ['按时参加支部会议', '年底前', 0],
    ['11月15日前完成承诺事项', null, 0],
  ])('%s with deadline %s is missing %i item', (requirement, deadlineText, missing) => {
    expect(datedWithoutItem([{ ...review(1), requirement, deadlineText }])).toHaveLength(missing);
  });
});

describe('an owner', () => {
  const [root, first, second] = ['root', 'first', 'second'].map((id) => id as OrganisationId) as [
    OrganisationId,
    OrganisationId,
    OrganisationId,
  ];
  const organisations = [
    { organisationId: root, parentId: null },
    { organisationId: first, parentId: root },
    { organisationId: second, parentId: root },
  ];

  it.each([
    [second, first, 1],
    [first, first, 0],
    [second, root, 0],
    [root, first, 1],
  ])('of %s for a task of %s: %i signal', (ownUnitId, unitId, found) => {
    const owned = [{ ...review(1), ownUnitId, unitId }];

    expect(ownersOutsideUnit(owned, { organisations })).toHaveLength(found);
  });
});
