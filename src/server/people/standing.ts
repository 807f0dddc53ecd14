import { sql } from 'kysely';
import type { PersonId, TenantId } from '#core/kernel/ids.ts';
import type { Standing } from '#core/people/roles.ts';
import type { Tx } from '../platform/database/connection.ts';

export interface SignedIn {
  readonly personId: PersonId;
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
    select person_id as "personId", json_build_object(
      'posts', coalesce((
        select json_agg(json_build_object('kind', kind, 'from', from_on, 'until', until_on))
          from post where tenant_id = ${tenantId} and post.person_id = sign_in.person_id), '[]'),
      'leadingGroup', coalesce((
        select json_agg(json_build_object('role', role, 'from', from_on))
          from leading_group_member as member
          where tenant_id = ${tenantId} and member.person_id = sign_in.person_id), '[]'),
      'keepsBoxSince', (
        select min(from_on) from box_keeper
          where tenant_id = ${tenantId} and box_keeper.person_id = sign_in.person_id)
    ) as standing
      from sign_in
      where tenant_id = ${tenantId} and token_hash = ${tokenHash} and expires_at > ${now}`.execute(
    tx,
  );
  return rows[0];
}
