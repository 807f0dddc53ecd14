import { type Kysely, sql } from 'kysely';

/** Seats in the leading group and keys of the box are held for a term, and may be held again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['leading_group_member', 'box_keeper']) {
    await sql
      .raw(
        `alter table ${table} add column until_on date, drop constraint ${table}_pkey,
           add primary key (tenant_id, cycle_id, person_id, from_on)`,
      )
      .execute(db);
  }
}
