import { type Kysely, sql } from 'kysely';

/** Requests to correct what is stored, and who opened a confidential record on which day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
}

const tables = `
create table correction (
  tenant_id uuid not null, correction_id uuid not null, person_id uuid not null, text text not null,
  requested_on date not null, outcome text, answer text, answered_on date, answered_by uuid,
  primary key (tenant_id, correction_id)
);
create index correction_by_person on correction (tenant_id, person_id);
create table look (
  tenant_id uuid not null, review_id uuid not null, person_id uuid not null, looked_on date not null,
  primary key (tenant_id, review_id, person_id, looked_on)
);`;
