import { type Kysely, sql } from 'kysely';

/** Slips and devices are facts; what opens them is not, and can be thrown away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(recorded).execute(db);
  await sql.raw(keys).execute(db);
}

const recorded = `
create table slip (
  tenant_id uuid not null, slip_id uuid not null, person_id uuid not null, issued_on date not null,
  expires_on date not null, withdrawn boolean not null,
  primary key (tenant_id, slip_id)
);
create index slip_by_person on slip (tenant_id, person_id);
create table device (
  tenant_id uuid not null, device_id uuid not null, person_id uuid not null, slip_id uuid not null,
  name text not null, enrolled_on date not null, revoked_on date,
  primary key (tenant_id, device_id)
);
create index device_by_person on device (tenant_id, person_id);
create index device_by_slip on device (tenant_id, slip_id);`;

const keys = `
create table slip_lock (
  tenant_id uuid not null, slip_id uuid not null, number text not null, wrong int not null,
  primary key (tenant_id, slip_id)
);
create index slip_lock_by_number on slip_lock (number);
create table device_lock (
  tenant_id uuid not null, device_id uuid not null, token_hash text not null, pin_hash text not null,
  wrong int not null, locked_until timestamptz,
  primary key (tenant_id, device_id)
);
create unique index device_lock_by_token on device_lock (tenant_id, token_hash);
alter table sign_in add column device_id uuid;
create index sign_in_by_device on sign_in (tenant_id, device_id) where device_id is not null;`;
