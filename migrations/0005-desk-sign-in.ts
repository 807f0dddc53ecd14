import { type Kysely, sql } from 'kysely';

/** That there is a desk sign-in is a fact; its name, password, authenticator and recovery codes are not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(recorded).execute(db);
  await sql.raw(keys).execute(db);
}

const recorded = `
create table desk_sign_in (
  tenant_id uuid not null, desk_sign_in_id uuid not null, person_id uuid not null, set_up_on date not null,
  password_set_on date not null, recovery_codes_left int not null, switched_off_on date,
  primary key (tenant_id, desk_sign_in_id)
);
create index desk_sign_in_by_person on desk_sign_in (tenant_id, person_id);`;

const keys = `
create table desk_sign_in_lock (
  tenant_id uuid not null, desk_sign_in_id uuid not null, person_id uuid not null, name text not null,
  password_hash text not null, totp_sealed text not null, last_step bigint not null,
  recovery_hashes text[] not null, wrong int not null, locked_until timestamptz,
  primary key (tenant_id, desk_sign_in_id)
);
create unique index desk_sign_in_lock_by_name on desk_sign_in_lock (name, tenant_id);
create unique index desk_sign_in_lock_by_person on desk_sign_in_lock (tenant_id, person_id);
alter table sign_in add column desk_sign_in_id uuid;
create index sign_in_by_desk_sign_in on sign_in (tenant_id, desk_sign_in_id)
  where desk_sign_in_id is not null;`;
