import type pg from 'pg';
import type { TenantId } from '#core/kernel/ids.ts';
import { projectedTableNames, projectedTables } from '../platform/database/table-catalogue.ts';
import { columnText } from './column-text.ts';
import { rawBatches, rawRows, type RawRow } from './ledger-rows.ts';
import { type Replica, type ReplicaRow, type ReplicaTable } from './replica.ts';
import type { ContentFinding } from './verification.ts';

interface Comparison {
  readonly client: pg.ClientBase;
  readonly tenantId: TenantId;
  readonly report: (finding: ContentFinding) => void;
}

interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Compares every column of every projected table, the counters and the index of histories with the
 * replica, and reports each row that is missing, added or altered. Returns the number of rows.
 * Empties the replica.
 */
export async function compareTables(comparison: Comparison, replica: Replica): Promise<number> {
  await comparison.client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO'`);
  const columns = await readColumns(comparison.client);
  let compared = 0;
  for (const name of projectedTableNames) {
    const table = { name, key: projectedTables[name], columns: columns.get(name) ?? [] };
    compared += await compareTable(comparison, table, replica.tables.get(name) ?? new Map());
  }
  await compareCounters(comparison, replica.counters);
  await compareAbout(comparison, replica.about);
  return compared;
}

async function compareTable(
  { client, tenantId, report }: Comparison,
  table: Table,
  expected: ReplicaTable,
): Promise<number> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  const query = `select ${names} from ${table.name} where tenant_id = $1`;
  const keyAt = table.key.map((name) => table.columns.findIndex((column) => column.name === name));
  let compared = 0;
  for await (const rows of rawBatches(client, { name: `of_${table.name}`, query, tenantId })) {
    compared += rows.length;
    for (const row of rows) {
      const key = keyAt.map((at) => String(row[at])).join('\u0001');
      for (const each of findingsOf(table, { key, row, due: expected.get(key) })) report(each);
      expected.delete(key);
    }
  }
  for (const key of expected.keys()) report(finding('row-missing', table, key));
  return compared;
}

function findingsOf(
  table: Table,
  { key, row, due }: { readonly key: string; readonly row: RawRow; due: ReplicaRow | undefined },
): readonly ContentFinding[] {
  if (!due) return [finding('row-added', table, key)];
  return table.columns
    .filter(({ name, type }, at) => columnText(type, due[name]) !== row[at])
    .map(({ name }) => finding('row-altered', table, key, name));
}

/** Rows with 0 are no different from rows that are not there. */
async function compareCounters(
  { client, tenantId, report }: Comparison,
  expected: Map<string, number>,
): Promise<void> {
  const key = ['cycle_id', 'measure', 'a', 'b', 'c'];
  const table = { name: 'counter', key, columns: [] };
  const text = `select cycle_id, measure, a, b, c, n from counter where tenant_id = $1`;
  for (const row of await rawRows(client, text, [tenantId])) {
    const place = row.slice(0, 5).join('\u0001');
    const due = expected.get(place);
    if (due === undefined && row[5] !== '0') report(finding('row-added', table, place));
    else if (due !== undefined && String(due) !== row[5]) {
      report(finding('row-altered', table, place, 'n'));
    }
    expected.delete(place);
  }
  for (const [place, due] of expected) {
    if (due !== 0) report(finding('row-missing', table, place));
  }
}

async function compareAbout(
  { client, tenantId, report }: Comparison,
  expected: Set<string>,
): Promise<void> {
  const table = { name: 'ledger_about', key: ['about_id', 'seq'], columns: [] };
  const query = `select about_id, seq from ledger_about where tenant_id = $1`;
  for await (const rows of rawBatches(client, { name: 'of_about', query, tenantId })) {
    for (const [id, seq] of rows) {
      const known = expected.delete(`${id} ${seq}`);
      if (!known) report(finding('row-added', table, `${id}\u0001${seq}`));
    }
  }
  for (const place of expected) {
    report(finding('row-missing', table, place.replace(' ', '\u0001')));
  }
}

function finding(
  code: ContentFinding['code'],
  table: Table,
  key: string,
  column?: string,
): ContentFinding {
  const values = key.split('\u0001');
  const place = table.key.map((name, at) => `${name}=${values[at] ?? ''}`).join(' ');
  return { code, place: { table: table.name, key: place, ...(column && { column }) } };
}

async function readColumns(client: pg.ClientBase): Promise<ReadonlyMap<string, Table['columns']>> {
  const rows = await rawRows(
    client,
    `select c.relname, a.attname, format_type(a.atttypid, null)
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.oid = any ($1::regclass[]) and a.attnum > 0 and not a.attisdropped
       and a.attname <> 'tenant_id'
     order by a.attnum`,
    [projectedTableNames.map((name) => name)],
  );
  const columns = new Map<string, { name: string; type: string }[]>();
  for (const [table, name, type] of rows) {
    const known = columns.get(table ?? '') ?? [];
    columns.set(table ?? '', [...known, { name: name ?? '', type: type ?? '' }]);
  }
  return columns;
}
