import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '../kernel/calendar-date.ts';
import { planStages } from './facts.ts';
import { defaultMilestones, milestoneState } from './plan.ts';

const start = calendarDate('2026-03-01') as CalendarDate;

function day(text: string): CalendarDate {
  return calendarDate(text) as CalendarDate;
}

it('the default plan has each stage once and stays within the cycle', () => {
  fc.assert(
    fc.property(fc.nat(800), (length) => {
      const end = addDays(start, length);
      const milestones = defaultMilestones(start, end);

      expect(milestones.map((each) => each.stage)).toEqual(planStages);
      for (const { plannedFrom, plannedUntil } of milestones) {
        expect(plannedFrom >= start && plannedFrom <= plannedUntil && plannedUntil <= end).toBe(
          true,
        );
      }
    }),
  );
});

it('a year of the village: meetings in September, the report in December', () => {
  const planned = defaultMilestones(start, day('2026-12-31'));

  expect(planned.find((each) => each.stage === 'meeting')).toMatchObject({
    plannedFrom: '2026-08-31',
    plannedUntil: '2026-10-01',
  });
  expect(planned.at(-1)).toMatchObject({ plannedUntil: '2026-12-31' });
});

const planned = {
  stage: 'meeting' as const,
  plannedFrom: day('2026-09-01'),
  plannedUntil: day('2026-09-30'),
};

it.each([
  ['2026-08-31', undefined, 'ahead'],
  ['2026-09-01', undefined, 'due'],
  ['2026-09-30', undefined, 'due'],
  ['2026-10-01', undefined, 'overdue'],
  ['2026-09-15', '2026-09-12', 'begun'],
  ['2026-10-01', '2026-09-12', 'done'],
  ['2026-09-11', '2026-09-12', 'due'],
  ['2026-08-20', '2026-08-15', 'begun'],
])('as of %s with records from %s: %s', (asOf, from, state) => {
  const actual = from === undefined ? undefined : { from: day(from), until: day(from) };

  expect(milestoneState(planned, actual, day(asOf))).toBe(state);
});

it('what is recorded without a day counts as done once its time is over', () => {
  expect(milestoneState(planned, 'undated', day('2026-10-01'))).toBe('done');
});

it('of talks nothing is said, whenever they were', () => {
  expect(milestoneState({ ...planned, stage: 'talk' }, undefined, day('2026-12-01'))).toBe(
    'unseen',
  );
});
