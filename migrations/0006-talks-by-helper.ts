import { type Kysely, sql } from 'kysely';

/** The helper named in a talk sees it (R37). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index talk_by_helper on talk (tenant_id, helper_id, review_id)
    where helper_id is not null`.execute(db);
}
