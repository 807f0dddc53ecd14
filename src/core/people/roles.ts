import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { leadingGroupRoles } from '../cycles/facts.ts';
import type { postKinds } from './facts.ts';

/** What a person may be on one day; rights follow from it and from nothing else. */
export const roles = [
  'head',
  'groupMember',
  'boxKeeper',
  'unitHead',
  'member',
  'operator',
  'slipBearer',
  'deskHolder',
] as const;
export type Role = (typeof roles)[number];

export interface Standing {
  readonly posts: readonly {
    readonly kind: (typeof postKinds)[number];
    readonly from: CalendarDate | null;
    readonly until: CalendarDate | null;
  }[];
  readonly leadingGroup: readonly {
    readonly role: (typeof leadingGroupRoles)[number];
    readonly from: CalendarDate;
    readonly until: CalendarDate | null;
  }[];
  readonly keepsBox: readonly {
    readonly from: CalendarDate;
    readonly until: CalendarDate | null;
  }[];
}

/** Rights follow posts on the day of the act: a post that ended yesterday gives none today. */
export function rolesOn(standing: Standing, day: CalendarDate): ReadonlySet<Role> {
  const held = new Set<Role>(['member']);
  for (const seat of standing.leadingGroup) {
    if (!isHeldOn(seat, day)) continue;
    held.add('groupMember');
    if (seat.role === 'head') held.add('head');
  }
  const heads = standing.posts.filter((post) => post.kind === 'head' && isHeldOn(post, day));
  if (heads.length > 0) held.add('unitHead');
  if (standing.keepsBox.some((term) => isHeldOn(term, day))) held.add('boxKeeper');
  return held;
}

/** Both days belong to the term; an unknown beginning lies in the past. */
export function isHeldOn(
  post: { readonly from: CalendarDate | null; readonly until: CalendarDate | null },
  day: CalendarDate,
): boolean {
  if (post.from !== null && post.from > day) return false;
  return post.until === null || post.until >= day;
}
