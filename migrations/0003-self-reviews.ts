import { type Kysely, sql } from 'kysely';

/** Few among many: without an index each view of the ledger would look through all to count them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index review_self on review (tenant_id, cycle_id, occurred_on)
    where self_review`.execute(db);
}
