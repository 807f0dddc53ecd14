import type { Brand } from '#core/kernel/brand.ts';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { FactBy } from '#core/ledger/fact.ts';
import type { Role } from '#core/people/roles.ts';

interface ScopeFields {
  readonly tenantId: TenantId;
  readonly by: FactBy;
  readonly roles: ReadonlySet<Role>;
  readonly personId: PersonId | null;
}

/** Who is asking, and for which organisation. Only sign-in and the operator's own shell mint it. */
export type Scope = Brand<ScopeFields, 'Scope'>;

export function personScope(
  tenantId: TenantId,
  personId: PersonId,
  roles: ReadonlySet<Role>,
): Scope {
  return { tenantId, personId, by: { personId }, roles } as ScopeFields as Scope;
}

/** Of who shows an invitation slip: good for enrolling a device and for nothing else. */
export function slipScope(tenantId: TenantId, personId: PersonId): Scope {
  const roles: ReadonlySet<Role> = new Set(['slipBearer']);
  return { tenantId, personId, by: { personId }, roles } as ScopeFields as Scope;
}

/** Of who has just shown password or codes of the desk sign-in: good for that and for nothing else. */
export function deskScope(tenantId: TenantId, personId: PersonId): Scope {
  const roles: ReadonlySet<Role> = new Set(['deskHolder']);
  return { tenantId, personId, by: { personId }, roles } as ScopeFields as Scope;
}

/** For the command line on the server's own machine. */
export function operatorScope(tenantId: TenantId, operator: string): Scope {
  const roles: ReadonlySet<Role> = new Set(['operator']);
  return { tenantId, personId: null, by: { operator }, roles } as ScopeFields as Scope;
}

/** A session that was shown but not yet looked up; the door does that inside its transaction. */
export interface SessionProof {
  readonly tenantId: TenantId;
  readonly tokenHash: string;
}
