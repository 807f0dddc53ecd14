import { sql } from 'kysely';
import type pg from 'pg';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Standing } from '#core/people/roles.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { SessionProof } from '../platform/scope.ts';

export interface SignedIn {
  /** `null` for the set-up of an organisation in which nobody is registered yet. */
  readonly personId: PersonId | null;
  /** Posts, leading group and box keys: what roles are derived from. */
  readonly standing: Standing;
}

/** Whose session this is and how he stands, in one statement: it runs before every page. */
export async function signedInBy(
  client: pg.Pool | pg.ClientBase,
  session: SessionProof & { readonly now: string },
): Promise<SignedIn | undefined> {
  const { rows } = await client.query<{ session: SignedIn | null }>({
    name: 'signed_in_by',
    text: 'select signed_in_by($1, $2, $3) as session',
    values: [session.tenantId, session.tokenHash, session.now],
  });
  return rows[0]?.session ?? undefined;
}

/** Everyone registered under exactly this name, with how each stands. */
export async function standingsOfName(
  tx: Tx,
  { tenantId, name }: { readonly tenantId: TenantId; readonly name: string },
): Promise<readonly { readonly personId: PersonId; readonly standing: Standing }[]> {
  const { rows } = await sql<{ personId: PersonId; standing: Standing }>`
    select person_id as "personId", standing_of(tenant_id, person_id) as standing
      from person where tenant_id = ${tenantId} and name = ${name} limit 20`.execute(tx);
  return rows;
}
