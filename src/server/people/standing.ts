import { type RawBuilder, sql } from 'kysely';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Standing } from '#core/people/roles.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface SignedIn {
  /** `null` for the set-up of an organisation in which nobody is registered yet. */
  readonly personId: PersonId | null;
  /** Posts, leading group and box keys: what roles are derived from. */
  readonly standing: Standing;
}

/** Whose session this is and how he stands, in one statement: it runs before every page. */
export async function signedInBy(
  tx: Tx,
  session: { readonly tenantId: TenantId; readonly tokenHash: string; readonly now: string },
): Promise<SignedIn | undefined> {
  const { tenantId, tokenHash, now } = session;
  const { rows } = await sql<SignedIn>`
    select person_id as "personId", ${standing(tenantId, sql`sign_in.person_id`)} as standing
      from sign_in
      where tenant_id = ${tenantId} and token_hash = ${tokenHash} and expires_at > ${now}`.execute(
    tx,
  );
  return rows[0];
}

/** Everyone registered under exactly this name, with how each stands. */
export async function standingsOfName(
  tx: Tx,
  { tenantId, name }: { readonly tenantId: TenantId; readonly name: string },
): Promise<readonly { readonly personId: PersonId; readonly standing: Standing }[]> {
  const { rows } = await sql<{ personId: PersonId; standing: Standing }>`
    select person_id as "personId", ${standing(tenantId, sql`person.person_id`)} as standing
      from person where tenant_id = ${tenantId} and name = ${name} limit 20`.execute(tx);
  return rows;
}

function standing(tenantId: TenantId, personId: RawBuilder<unknown>): RawBuilder<Standing> {
  return sql<Standing>`json_build_object(
    'posts', coalesce((
      select json_agg(json_build_object('kind', kind, 'from', from_on, 'until', until_on))
        from post where tenant_id = ${tenantId} and post.person_id = ${personId}), '[]'),
    'leadingGroup', coalesce((
      select json_agg(json_build_object('role', role, 'from', from_on))
        from leading_group_member as member
        where tenant_id = ${tenantId} and member.person_id = ${personId}), '[]'),
    'keepsBoxSince', (
      select min(from_on) from box_keeper
        where tenant_id = ${tenantId} and box_keeper.person_id = ${personId}))`;
}
