import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { CycleId, PersonId, RectificationId } from '../kernel/ids.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { type Fact, fact } from '../ledger/catalogue.ts';
import type { OrganisationTree } from '../people/organisation-tree.ts';
import type { MeasureId, RectificationState } from './facts.ts';
import { type RectificationCommand, stateAfter } from './rectification-state.ts';
import {
  objectionToVerifier,
  type VerificationParties,
  type VerifierRefusal,
} from './verification.ts';

/** A rectification as its decisions need it. */
export interface Rectification extends VerificationParties {
  readonly rectificationId: RectificationId;
  readonly cycleId: CycleId;
  readonly state: RectificationState;
  readonly leaderId: PersonId | null;
  readonly deadline: CalendarDate;
  /** The day of what was done last; `null` where an imported sheet left it open. */
  readonly lastStepOn: CalendarDate | null;
  readonly measures: readonly { readonly measureId: MeasureId; readonly done: boolean }[];
}

export type RectificationRefusal =
  | VerifierRefusal
  | 'wrong-state'
  | 'not-the-owner'
  | 'measures-open'
  | 'unknown-measure'
  | 'deadline-not-later'
  | 'deadline-passed'
  | 'before-last-step';

type Decision = Result<Fact, RectificationRefusal>;

/** `personId` is `null` for the recorder of paper at the server's own machine. */
export interface Actor {
  readonly personId: PersonId | null;
  /** Whether it is the operator or someone of the leading group, who type in what is on paper. */
  readonly inOffice: boolean;
}

export function reportProgress(
  item: Rectification,
  { by, ...progress }: Said & { readonly by: Actor; readonly measuresDone: readonly MeasureId[] },
): Decision {
  if (!stateAfter(item.state, 'progress')) return refuse('wrong-state');
  if (!mayReport(item, by)) return refuse('not-the-owner');
  if (!knowsAll(item, progress.measuresDone)) return refuse('unknown-measure');
  if (isTooEarly(item, progress.on)) return refuse('before-last-step');
  const { rectificationId } = item;
  const measuresDone = [...progress.measuresDone];
  return accept(
    fact('rectification.progressed', {
      ...progress,
      rectificationId,
      measuresDone,
      importId: null,
    }),
  );
}

/** What is called done has no measure open. Evidence is not optional: the fact wants a character. */
export function claimDone(
  item: Rectification,
  claim: { readonly by: Actor; readonly on: CalendarDate; readonly evidence: string },
): Decision {
  const to = stateAfter(item.state, 'claimDone');
  if (!to) return refuse('wrong-state');
  if (!mayReport(item, claim.by)) return refuse('not-the-owner');
  if (hasOpenMeasure(item)) return refuse('measures-open');
  if (isTooEarly(item, claim.on)) return refuse('before-last-step');
  const { on, evidence } = claim;
  return accept(fact('rectification.doneClaimed', { ...moved(item, on), evidence }));
}

/** A claim that nobody has verified yet is taken back by those who may make it. */
export function takeBack(
  item: Rectification,
  { by, on, reason }: { readonly by: Actor; readonly on: CalendarDate; readonly reason: string },
): Decision {
  if (!stateAfter(item.state, 'takeBack')) return refuse('wrong-state');
  if (!mayReport(item, by)) return refuse('not-the-owner');
  if (isTooEarly(item, on)) return refuse('before-last-step');
  return accept(fact('rectification.claimTakenBack', { ...moved(item, on), reason }));
}

export interface Check {
  readonly verifierId: PersonId;
  readonly on: CalendarDate;
  readonly words: string;
}

export function verify(item: Rectification, check: Check, tree: OrganisationTree): Decision {
  const refused = objectionToCheck(item, check, { command: 'verify', tree });
  if (refused) return refuse(refused);
  const { verifierId, on, words } = check;
  return accept(fact('rectification.verified', { ...moved(item, on), verifierId, finding: words }));
}

export function returnForWork(item: Rectification, check: Check, tree: OrganisationTree): Decision {
  const refused = objectionToCheck(item, check, { command: 'return', tree });
  if (refused) return refuse(refused);
  const { verifierId, on, words } = check;
  return accept(fact('rectification.returned', { ...moved(item, on), verifierId, reason: words }));
}

/** Closing (销号) follows a verification and leaves no measure open. */
export function close(item: Rectification, on: CalendarDate): Decision {
  if (!stateAfter(item.state, 'close')) return refuse('wrong-state');
  if (hasOpenMeasure(item)) return refuse('measures-open');
  if (isTooEarly(item, on)) return refuse('before-last-step');
  return accept(fact('rectification.closed', moved(item, on)));
}

export function extend(
  item: Rectification,
  extension: { readonly on: CalendarDate; readonly to: CalendarDate; readonly reason: string },
): Decision {
  if (!stateAfter(item.state, 'extend')) return refuse('wrong-state');
  if (extension.to <= item.deadline) return refuse('deadline-not-later');
  if (extension.to < extension.on) return refuse('deadline-passed');
  if (isTooEarly(item, extension.on)) return refuse('before-last-step');
  const { rectificationId, deadline } = item;
  return accept(fact('rectification.extended', { rectificationId, from: deadline, ...extension }));
}

export function reopen(
  item: Rectification,
  again: { readonly on: CalendarDate; readonly deadline: CalendarDate; readonly reason: string },
): Decision {
  if (!stateAfter(item.state, 'reopen')) return refuse('wrong-state');
  if (again.deadline < again.on) return refuse('deadline-passed');
  if (isTooEarly(item, again.on)) return refuse('before-last-step');
  const { on, deadline, reason } = again;
  return accept(fact('rectification.reopened', { ...moved(item, on), deadline, reason }));
}

interface Said {
  readonly on: CalendarDate;
  readonly text: string;
}

function hasOpenMeasure({ measures }: Rectification): boolean {
  return measures.some((measure) => !measure.done);
}

function mayReport(item: Rectification, { personId, inOffice }: Actor): boolean {
  return inOffice || personId === item.ownerId || personId === item.leaderId;
}

function knowsAll(item: Rectification, measures: readonly MeasureId[]): boolean {
  return measures.every((id) => item.measures.some((measure) => measure.measureId === id));
}

function objectionToCheck(
  item: Rectification,
  { verifierId, on }: Check,
  { command, tree }: { readonly command: RectificationCommand; readonly tree: OrganisationTree },
): RectificationRefusal | undefined {
  if (!stateAfter(item.state, command)) return 'wrong-state';
  const objection = objectionToVerifier(verifierId, item, tree);
  return objection ?? (isTooEarly(item, on) ? 'before-last-step' : undefined);
}

/** What is on paper may be typed in late, but not in another order than it happened. */
function isTooEarly({ lastStepOn }: Rectification, on: CalendarDate): boolean {
  return lastStepOn !== null && on < lastStepOn;
}

function moved({ rectificationId, cycleId, state }: Rectification, on: CalendarDate) {
  return { rectificationId, cycleId, from: state, on };
}
