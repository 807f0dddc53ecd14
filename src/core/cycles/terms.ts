import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId } from '../kernel/ids.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { leadingGroupRoles } from './facts.ts';

/** A seat in the leading group, or the key of the box; both days belong to it. */
export interface Term {
  readonly personId: PersonId;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}
export interface Seat extends Term {
  readonly role: (typeof leadingGroupRoles)[number];
}

/** Nobody holds two at once, and there is one head on each day. */
export function isSeatTaken(group: readonly Seat[], wanted: Omit<Seat, 'until'>): boolean {
  return group.some(
    (seat) =>
      !isOver(seat, wanted.from) &&
      (seat.personId === wanted.personId || (wanted.role === 'head' && seat.role === 'head')),
  );
}

export function holdsFrom(terms: readonly Term[], wanted: Omit<Term, 'until'>): boolean {
  return terms.some((term) => term.personId === wanted.personId && !isOver(term, wanted.from));
}

/** The open term of the person, ended; it keeps at least its first day. */
export function endTerm(
  terms: readonly Term[],
  { personId, until }: { readonly personId: PersonId; readonly until: CalendarDate },
): Result<{ readonly from: CalendarDate }, 'not-found' | 'ends-before-it-begins'> {
  const open = terms.find((term) => term.personId === personId && term.until === null);
  if (!open) return refuse('not-found');
  if (until < open.from) return refuse('ends-before-it-begins');
  return accept({ from: open.from });
}

/** Its last day lies before this one. */
export function isOver({ until }: Pick<Term, 'until'>, day: CalendarDate): boolean {
  return until !== null && until < day;
}
