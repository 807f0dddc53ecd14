import { addDays, type CalendarDate } from '../kernel/calendar-date.ts';
import type { OrganisationTree } from '../people/organisation-tree.ts';
import {
  type Actor,
  claimDone,
  close,
  extend,
  type Rectification,
  type RectificationRefusal,
  reopen,
  reportProgress,
  returnForWork,
  takeBack,
  verify,
} from './rectification.ts';

export const offeredActions = [
  'progress',
  'claimDone',
  'takeBack',
  'verify',
  'return',
  'close',
  'extend',
  'reopen',
] as const;
export type OfferedAction = (typeof offeredActions)[number];

export interface AllowedAction {
  readonly action: OfferedAction;
  /** Why not, or `null` when it is allowed. */
  readonly refusal: RectificationRefusal | 'needs-office' | null;
}

interface Looking {
  readonly by: Actor;
  readonly today: CalendarDate;
  readonly tree: OrganisationTree;
}

const forOffice: readonly OfferedAction[] = ['verify', 'return', 'close', 'extend', 'reopen'];

/** What the page offers, by asking the decisions themselves with words that would pass. */
export function allowedActions(item: Rectification, looking: Looking): readonly AllowedAction[] {
  return offeredActions.map((action) => {
    if (!looking.by.inOffice && forOffice.includes(action))
      return { action, refusal: 'needs-office' };
    return { action, refusal: refusalOf(action, item, looking) };
  });
}

function refusalOf(action: OfferedAction, item: Rectification, looking: Looking) {
  const { by, today: on, tree } = looking;
  const words = '–';
  const later = item.deadline >= on ? addDays(item.deadline, 1) : on;
  if (action === 'verify' || action === 'return') {
    const check = action === 'verify' ? verify : returnForWork;
    if (by.personId === null) return null;
    return refusalIn(check(item, { verifierId: by.personId, on, words }, tree));
  }
  if (action === 'progress') {
    return refusalIn(reportProgress(item, { by, on, text: words, measuresDone: [] }));
  }
  if (action === 'claimDone') return refusalIn(claimDone(item, { by, on, evidence: words }));
  if (action === 'takeBack') return refusalIn(takeBack(item, { by, on, reason: words }));
  if (action === 'close') return refusalIn(close(item, on));
  if (action === 'extend') return refusalIn(extend(item, { on, to: later, reason: words }));
  return refusalIn(reopen(item, { on, deadline: on, reason: words }));
}

function refusalIn(decision: ReturnType<typeof close>): RectificationRefusal | null {
  return decision.ok ? null : decision.refusal;
}
