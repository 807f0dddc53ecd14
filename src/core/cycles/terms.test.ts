import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId } from '../kernel/ids.ts';
import { endTerm, holdsFrom, isSeatTaken, type Seat } from './terms.ts';

const day = (text: string) => text as CalendarDate;
const person = (name: string) => name as PersonId;
const march = day('2026-03-01');

function seat(name: string, role: Seat['role'], until: string | null = null): Seat {
  return { personId: person(name), role, from: march, until: until === null ? null : day(until) };
}

describe('a seat in the leading group', () => {
  const group = [seat('袁丽华', 'head'), seat('李雨婷', 'deputy', '2026-06-30')];

  it.each([
    ['of a second head', '范启航', 'head', '2026-07-01', true],
    ['of a member', '范启航', 'member', '2026-07-01', false],
    ['of who sits there', '袁丽华', 'member', '2026-07-01', true],
    ['of who sat there until the day before', '李雨婷', 'member', '2026-07-01', false],
    ['of who sits there until that day', '李雨婷', 'member', '2026-06-30', true],
  ] as const)('%s is taken: %s as %s from %s: %s', (_, name, role, from, taken) => {
    const wanted = { personId: person(name), role, from: day(from) };

    expect(isSeatTaken(group, wanted)).toBe(taken);
  });

  it('of a head whose term is over is free from the next day', () => {
    const over = [seat('袁丽华', 'head', '2026-06-30')];
    const next = (from: string) => ({
      personId: person('范启航'),
      role: 'head' as const,
      from: day(from),
    });

    expect(isSeatTaken(over, next('2026-06-30'))).toBe(true);
    expect(isSeatTaken(over, next('2026-07-01'))).toBe(false);
  });
});

describe('a term', () => {
  const terms = [seat('赵志强', 'member', '2026-06-30'), seat('秦树林', 'member')];

  it.each([
    ['秦树林', '2026-11-23', { ok: true, value: { from: march } }],
    ['秦树林', '2026-03-01', { ok: true, value: { from: march } }],
    ['秦树林', '2026-02-28', { ok: false, refusal: 'ends-before-it-begins' }],
    ['赵志强', '2026-11-23', { ok: false, refusal: 'not-found' }],
    ['范启航', '2026-11-23', { ok: false, refusal: 'not-found' }],
  ])('of %s ends on %s: %j', (name, until, answer) => {
    expect(endTerm(terms, { personId: person(name), until: day(until) })).toEqual(answer);
  });

  it('may be held again once it is over', () => {
    const again = { personId: person('赵志强'), from: day('2026-07-01') };

    expect([
      holdsFrom(terms, again),
      holdsFrom(terms, { ...again, from: day('2026-06-30') }),
    ]).toEqual([false, true]);
  });
});
