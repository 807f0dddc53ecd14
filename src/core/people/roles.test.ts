import { describe, expect, it } from 'vitest';
import { calendarDate, type CalendarDate } from '../kernel/calendar-date.ts';
import { isHeldOn, type Role, rolesOn, type Standing } from './roles.ts';

function day(text: string): CalendarDate {
  return calendarDate(text) as CalendarDate;
}
const today = day('2026-11-23');

const nobody: Standing = { posts: [], leadingGroup: [], keepsBox: [] };

function post(kind: 'head' | 'deputy' | 'committee', from: string | null, until: string | null) {
  return {
    kind,
    from: from === null ? null : day(from),
    until: until === null ? null : day(until),
  };
}

describe('roles on a day', () => {
  it.each<[string, Partial<Standing>, readonly Role[]]>([
    ['a member', {}, []],
    ['a secretary', { posts: [post('head', '2024-01-01', null)] }, ['unitHead']],
    ['a secretary since time out of mind', { posts: [post('head', null, null)] }, ['unitHead']],
    ['a secretary on the last day', { posts: [post('head', null, '2026-11-23')] }, ['unitHead']],
    ['a secretary until yesterday', { posts: [post('head', null, '2026-11-22')] }, []],
    ['a secretary from tomorrow', { posts: [post('head', '2026-11-24', null)] }, []],
    ['a deputy', { posts: [post('deputy', null, null)] }, []],
    ['a committee member', { posts: [post('committee', null, null)] }, []],
    [
      'the head of the leading group',
      { leadingGroup: [{ role: 'head', from: today, until: null }] },
      ['groupMember', 'head'],
    ],
    [
      'a deputy of the leading group',
      { leadingGroup: [{ role: 'deputy', from: day('2026-03-01'), until: null }] },
      ['groupMember'],
    ],
    [
      'the next head of the leading group',
      { leadingGroup: [{ role: 'head', from: day('2026-11-24'), until: null }] },
      [],
    ],
    [
      'a head whose term ends today',
      { leadingGroup: [{ role: 'head', from: day('2026-03-01'), until: today }] },
      ['groupMember', 'head'],
    ],
    [
      'a head whose term ended yesterday',
      { leadingGroup: [{ role: 'head', from: day('2026-03-01'), until: day('2026-11-22') }] },
      [],
    ],
    [
      'a keeper until yesterday',
      { keepsBox: [{ from: day('2026-03-01'), until: day('2026-11-22') }] },
      [],
    ],
    ['a box keeper', { keepsBox: [{ from: today, until: null }] }, ['boxKeeper']],
    ['the next box keeper', { keepsBox: [{ from: day('2026-11-24'), until: null }] }, []],
  ])('%s', (_, standing, expected) => {
    const held = rolesOn({ ...nobody, ...standing }, today);

    expect([...held].toSorted()).toEqual(['member', ...expected].toSorted());
  });

  it('add up over posts and tasks', () => {
    const standing: Standing = {
      posts: [post('head', null, '2025-12-31'), post('head', '2026-01-01', null)],
      leadingGroup: [{ role: 'member', from: day('2026-03-01'), until: null }],
      keepsBox: [{ from: day('2026-03-01'), until: null }],
    };

    expect([...rolesOn(standing, today)].toSorted()).toEqual([
      'boxKeeper',
      'groupMember',
      'member',
      'unitHead',
    ]);
  });
});

it('both days belong to a term', () => {
  const term = { from: day('2026-01-01'), until: day('2026-01-31') };

  expect(isHeldOn(term, day('2026-01-01')) && isHeldOn(term, day('2026-01-31'))).toBe(true);
  expect(isHeldOn(term, day('2025-12-31')) || isHeldOn(term, day('2026-02-01'))).toBe(false);
});
