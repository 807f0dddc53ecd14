import type { CalendarDate } from '../kernel/calendar-date.ts';
import { isDatedRequirement } from '../issues/dated-requirement.ts';
import { liesWithin, type OrganisationTree } from '../people/organisation-tree.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import type { EntryTiming } from './entry-timing.ts';

/** What may be a sign of formalism (R84): something to look at, never a mark and never a rank. */
export const signalKinds = [
  'closedByOwner',
  'closedBySubordinate',
  'closedByNobody',
  'closedWithoutEvidence',
  'closedWithoutMeasure',
  'datedWithoutItem',
  'ownerOutsideUnit',
  'copiedText',
  'noShortcoming',
  'enteredOnOneDay',
  'importedOnOneDay',
  'ideaBeforeProblem',
] as const;
export type SignalKind = (typeof signalKinds)[number];
/** Whether somebody has something to do about it; the others are only remarked. */
export function asksForCheck({ kind }: { readonly kind: SignalKind }): boolean {
  return kind !== 'importedOnOneDay';
}
export const signalPlaces = ['review', 'rectification', 'issue', 'unit'] as const;

export interface SignalItem {
  readonly place: (typeof signalPlaces)[number];
  readonly id: string;
  readonly label: string;
  readonly day: CalendarDate | null;
}

export interface Signal {
  readonly kind: SignalKind;
  readonly count: number;
  /** Whether there are more than `count`, which were not counted. */
  readonly more: boolean;
  /** The copied text, or the name of the branch. */
  readonly words: string;
  readonly day: CalendarDate | null;
  /** The first of them, to look at. */
  readonly items: readonly SignalItem[];
}

/** Equal texts in this many reviews are a sign; twice may be chance. */
export const COPIED_FROM = 3;
/** Fewer records typed in on one day tell nothing. */
export const ONE_DAY_FROM = 5;
/** Rows shown with one signal; its link leads to the others. */
export const ITEMS_SHOWN = 20;
/** Rows looked for; beyond them a signal says that there are more. */
export const ROWS_SOUGHT = 200;

/** Nothing found gives no signal. */
export function signalOf(
  kind: SignalKind,
  found: readonly SignalItem[],
  more: Partial<Pick<Signal, 'words' | 'day' | 'count'>> = {},
): readonly Signal[] {
  if (found.length === 0) return [];
  const { words = '', day = null, count = found.length } = more;
  const unknownRest = count === found.length && found.length > ROWS_SOUGHT;
  return [
    {
      kind,
      words,
      day,
      count: unknownRest ? ROWS_SOUGHT : count,
      more: unknownRest,
      items: found
        .slice(0, ITEMS_SHOWN)
        .map(({ place, id, label, day }) => ({ place, id, label, day })),
    },
  ];
}

export interface EntryCount {
  readonly unitId: string;
  readonly unitName: string;
  readonly day: CalendarDate;
  readonly timing: EntryTiming;
  readonly n: number;
}

/** A branch all of whose hand-entered reviews were typed in late and on one day. */
export function enteredOnOneDay(entries: readonly EntryCount[]): readonly Signal[] {
  const byHand = entries.filter((entry) => entry.timing !== 'imported' && entry.n > 0);
  const byUnit = Map.groupBy(byHand, (entry) => entry.unitId);
  return [...byUnit.values()].flatMap((ofUnit) => {
    const [only, second] = ofUnit;
    if (!only || second || only.timing !== 'late' || only.n < ONE_DAY_FROM) return [];
    const { unitId, unitName, day, n } = only;
    const item = { place: 'unit', id: unitId, label: unitName, day } as const;
    return signalOf('enteredOnOneDay', [item], { words: unitName, day, count: n });
  });
}

/** Imports say once how many reviews came in on a day: when they were written is not known. */
export function importedOnOneDay(entries: readonly EntryCount[]): readonly Signal[] {
  const imported = entries.filter((entry) => entry.timing === 'imported' && entry.n > 0);
  const byDay = Map.groupBy(imported, (entry) => entry.day);
  return [...byDay].flatMap(([day, ofDay]) => {
    const count = ofDay.reduce((sum, entry) => sum + entry.n, 0);
    const items = ofDay.map(({ unitId, unitName }) => ({
      place: 'unit' as const,
      id: unitId,
      label: unitName,
      day,
    }));
    return count < ONE_DAY_FROM ? [] : signalOf('importedOnOneDay', items, { day, count });
  });
}

export interface ReviewWithDeadline extends SignalItem {
  readonly requirement: string;
  readonly deadlineText: string | null;
}

/** Reviews that ask for something by a day, while nothing follows it up. */
export function datedWithoutItem(reviews: readonly ReviewWithDeadline[]): readonly SignalItem[] {
  return reviews
    .filter(({ requirement, deadlineText, day }) => {
      const year = Number(day?.slice(0, 4));
      return isDatedRequirement(requirement, deadlineText ?? undefined, year).makesItem;
    })
    .map(({ place, id, label, day }) => ({ place, id, label, day }));
}

export interface OwnedItem extends SignalItem {
  readonly ownUnitId: OrganisationId;
  readonly unitId: OrganisationId;
}

/** Rectifications whose owner belongs to another branch than the responsible one. */
export function ownersOutsideUnit(
  owned: readonly OwnedItem[],
  tree: Pick<OrganisationTree, 'organisations'>,
): readonly SignalItem[] {
  return owned
    .filter(({ ownUnitId, unitId }) => !liesWithin(ownUnitId, unitId, tree))
    .map(({ place, id, label, day }) => ({ place, id, label, day }));
}
