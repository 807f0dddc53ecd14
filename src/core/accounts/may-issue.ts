import type { OrganisationId } from '../kernel/ids.ts';
import type { Reach } from '../people/permissions.ts';

export interface SlipIssuer {
  readonly reach: ReadonlySet<Reach>;
  /** The organisations that the issuer heads that day. */
  readonly heads: readonly OrganisationId[];
}

export interface SlipHolder {
  readonly unitId: OrganisationId;
  /** A post, or a seat in the leading group, that day. */
  readonly holdsOffice: boolean;
  readonly keepsBox: boolean;
}

export type SlipBar = 'not-yours' | 'holds-office' | 'keeps-box';

/**
 * Whoever prints a slip could use it: nobody gets more rights that way than the issuer has. A branch secretary
 * prints for plain members of the branch, the head for all but box keepers, who read what the head must not.
 */
export function slipBar(issuer: SlipIssuer, holder: SlipHolder): SlipBar | undefined {
  if (issuer.reach.has('whole')) return undefined;
  if (issuer.reach.has('open')) return holder.keepsBox ? 'keeps-box' : undefined;
  if (!issuer.reach.has('branch') || !issuer.heads.includes(holder.unitId)) return 'not-yours';
  return holder.holdsOffice || holder.keepsBox ? 'holds-office' : undefined;
}
