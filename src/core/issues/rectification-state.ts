import { addDays, type CalendarDate } from '../kernel/calendar-date.ts';
import type { FactType } from '../ledger/catalogue.ts';
import type { RectificationState } from './facts.ts';

export const rectificationCommands = [
  'progress',
  'extend',
  'claimDone',
  'takeBack',
  'return',
  'verify',
  'close',
  'closeBefore',
  'reopen',
] as const;
export type RectificationCommand = (typeof rectificationCommands)[number];

/**
 * The state after each command; what is absent is refused as `wrong-state` (domain §1.8).
 * `closeBefore` belongs to imports: a closure from before the system, never counted as verified.
 */
export const rectificationTransitions: Readonly<
  Record<RectificationState, Partial<Readonly<Record<RectificationCommand, RectificationState>>>>
> = {
  inProgress: {
    progress: 'inProgress',
    extend: 'inProgress',
    claimDone: 'doneClaimed',
    closeBefore: 'closedBefore',
  },
  doneClaimed: {
    progress: 'doneClaimed',
    takeBack: 'inProgress',
    return: 'inProgress',
    verify: 'verified',
  },
  verified: { progress: 'verified', close: 'closed', reopen: 'inProgress' },
  closed: { reopen: 'inProgress' },
  closedBefore: { reopen: 'inProgress' },
};

export function stateAfter(
  state: RectificationState,
  command: RectificationCommand,
): RectificationState | undefined {
  return rectificationTransitions[state][command];
}

/** The facts by which a rectification went on; a sheet that is imported tells no such day. */
export const stepFacts = [
  'rectification.doneClaimed',
  'rectification.claimTakenBack',
  'rectification.returned',
  'rectification.verified',
  'rectification.closed',
  'rectification.reopened',
] as const satisfies readonly FactType[];

export const openStates = ['inProgress', 'doneClaimed', 'verified'] as const;

export function isOpen(state: RectificationState): boolean {
  return openStates.some((open) => open === state);
}

interface Due {
  readonly state: RectificationState;
  readonly deadline: CalendarDate;
}

/** Computed at each look, never stored: open, and the deadline was before `asOf`. */
export function isOverdue({ state, deadline }: Due, asOf: CalendarDate): boolean {
  return isOpen(state) && deadline < asOf;
}

export const DUE_SOON_DAYS = 7;

/** Open, not overdue, and due within seven days of `asOf`. */
export function isDueSoon({ state, deadline }: Due, asOf: CalendarDate): boolean {
  return isOpen(state) && deadline >= asOf && deadline <= addDays(asOf, DUE_SOON_DAYS);
}
