import {
  derivedTables,
  ledgerTables,
  operationalTables,
  projectedTableNames,
} from './table-catalogue.ts';

export const APP_ROLE = 'pingtai_app';

/** An organisation is named once and never leaves; the ledger only grows. */
const insertOnly = ['tenant', 'ledger_leaf', 'ledger_node', 'ledger_checkpoint'];

/** SQL of the role's own login; `undefined` leaves its password as it is. */
export function roleSql(appPassword?: string): string {
  const password = appPassword ? ` password '${appPassword.replaceAll("'", "''")}'` : '';
  return `
do $role$ begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
    create role ${APP_ROLE} login nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $role$;
${password ? `alter role ${APP_ROLE}${password};` : ''}`;
}

/**
 * SQL of the second wall: the app role owns nothing, sees only rows of the tenant that
 * `app.tenant` names, can only add to the ledger, and may delete nothing of it but salts and
 * contents (the erasure operation).
 */
export function grantsSql(): string {
  const tables = [
    ...projectedTableNames,
    ...Object.keys(derivedTables),
    ...operationalTables,
    ...ledgerTables,
  ];
  return `
revoke all on all tables in schema public from ${APP_ROLE};
grant usage on schema public to ${APP_ROLE};
${tables.map(secure).join('\n')}
${definerFunctions.map(onlyForApp).join('\n')}`;
}

/** Functions that pass the policies; each names its tenant itself. */
const definerFunctions = [
  'search_reviews(int[])',
  'signed_in_by(uuid, text, timestamptz)',
  'ledger_size(uuid)',
  'find_slips(text)',
  'find_desk_sign_ins(text, text)',
  'several_tenants()',
];

function onlyForApp(signature: string): string {
  return `revoke all on function ${signature} from public;
grant execute on function ${signature} to ${APP_ROLE};`;
}

function secure(table: string): string {
  return `alter table ${table} enable row level security;
drop policy if exists own_tenant on ${table};
create policy own_tenant on ${table} to ${APP_ROLE}
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant ${rightsOn(table)} on ${table} to ${APP_ROLE};`;
}

function rightsOn(table: string): string {
  if (insertOnly.includes(table)) return 'select, insert';
  if (table === 'ledger_secret') return 'select, insert, delete';
  if (table === 'ledger_head') return 'select, insert, update';
  return 'select, insert, update, delete';
}
