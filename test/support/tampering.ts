import pg from 'pg';
import { projectedTables } from '#server/platform/database/table-catalogue.ts';
import { forge, forged } from './forging.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One change by someone who owns the database. Returns what it did, or nothing when it changed nothing. */
export type Tampering = (hand: Hand) => Promise<string | undefined>;

export interface Hand {
  /** The owner's connection, in a transaction that is rolled back. */
  readonly client: pg.Client;
  readonly random: SeededRandom;
  readonly tenantId: string;
}

const ledgerColumns = [
  ['ledger_leaf', 'leaf', 'text'],
  ['ledger_leaf', 'hash', 'bytea'],
  ['ledger_leaf', 'seq', 'bigint'],
  ['ledger_secret', 'salt', 'bytea'],
  ['ledger_secret', 'payload', 'text'],
  ['ledger_secret', 'seq', 'bigint'],
  ['ledger_node', 'hash', 'bytea'],
  ['ledger_node', 'index', 'bigint'],
  ['ledger_node', 'level', 'integer'],
  ['ledger_head', 'size', 'bigint'],
  ['ledger_head', 'peaks', 'bytea[]'],
  ['ledger_head', 'last_date', 'date'],
  ['ledger_checkpoint', 'note', 'text'],
  ['ledger_checkpoint', 'size', 'bigint'],
] as const;

const ledgerTables = [
  'ledger_leaf',
  'ledger_secret',
  'ledger_node',
  'ledger_head',
  'ledger_checkpoint',
] as const;

export const ledgerTamperings: Readonly<Record<string, Tampering>> = {
  'a value of the ledger altered': async (hand) => {
    const [table, column, type] = hand.random.pick(ledgerColumns);
    return alterValue(hand, { table, column, type });
  },
  'a row of the ledger deleted': (hand) => deleteRow(hand, hand.random.pick(ledgerTables)),
  'two values of the ledger in each other’s place': (hand) => {
    const [table, column] = hand.random.pick(
      ledgerColumns.filter(([name, , type]) => type !== 'bigint' && name !== 'ledger_head'),
    );
    return swapValues(hand, { table, column });
  },
  'a row put behind the ledger': (hand) => hand.random.pick(additions)(hand),
  'an entry repeated': repeatEntry,
  'a content replaced and everything computed anew': (hand) =>
    forge(hand, (entries, at) => entries.map((own, seq) => (seq === at ? forged(own) : own))),
  'an entry taken out and everything computed anew': (hand) =>
    forge(hand, (entries, at) => entries.toSpliced(at, 1)),
  'an entry put in and everything computed anew': (hand) =>
    forge(hand, (entries, at) => entries.toSpliced(at, 0, forged(entries[at]))),
  'two entries in each other’s place and everything computed anew': (hand) =>
    forge(hand, (entries, at) => {
      const [one, other] = [entries[at], entries[(at + 1) % entries.length]];
      return entries.map((own) => (own === one ? other : own === other ? one : own) ?? own);
    }),
  'the tail cut off and everything computed anew': (hand) =>
    forge(hand, (entries, at) => entries.slice(0, at)),
};

export const tableTamperings: Readonly<Record<string, Tampering>> = {
  'a value of a table altered': (hand) => alterTable(hand, alterValue),
  'two values of a table in each other’s place': (hand) => alterTable(hand, swapValues),
  'a row of a table deleted': async (hand) => deleteRow(hand, await filledTable(hand)),
  'a row put into a table': async (hand) => copyRow(hand, await filledTable(hand)),
  'a counter altered': (hand) =>
    alterValue(hand, { table: 'counter', column: 'n', type: 'bigint' }),
  'a counter deleted': (hand) => deleteRow(hand, 'counter where n <> 0'),
  'a counter put in': (hand) => copyRow(hand, 'counter where n <> 0'),
  'a history shortened': (hand) => deleteRow(hand, 'ledger_about'),
  'a history made longer': (hand) => copyRow(hand, 'ledger_about'),
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

const anyRow = (table: string) => {
  const [name, condition = 'true'] = table.split(' where ');
  return `(select ctid from ${name} where tenant_id = $1 and ${condition}
    order by md5(ctid::text || $2) limit 1)`;
};

async function alterValue(
  hand: Hand,
  { table, column, type }: Column,
): Promise<string | undefined> {
  const changed = otherValue(`"${column}"`, type);
  return did(
    hand,
    `${table}.${column}`,
    `update ${table} set "${column}" = ${changed}
      where ctid = ${anyRow(table)} and "${column}"::text is distinct from (${changed})::text`,
  );
}

/** SQL of a slightly different value; $2 is random text. */
function otherValue(value: string, type: string): string {
  const place = `1 + abs(hashtext($2)) % greatest(length(coalesce(${value}, 'x')), 1)`;
  if (type === 'text')
    return `overlay(coalesce(${value}, 'x') placing chr(65 + abs(hashtext($2)) % 26) from ${place} for 1)`;
  if (type === 'bytea') {
    const at = `abs(hashtext($2)) % length(${value})`;
    return `set_byte(${value}, ${at}, get_byte(${value}, ${at}) # (1 << (abs(hashtext($2)) % 8)))`;
  }
  if (type === 'bytea[]')
    return `${value}[2:] || ${value}[1:1] || '{}'::bytea[] || array[sha256($2::bytea)]`;
  if (type === 'integer' || type === 'bigint')
    return `coalesce(${value}, 0) + 1 + abs(hashtext($2)) % 9`;
  if (type === 'date') return `coalesce(${value}, '2026-01-01') + 1`;
  if (type === 'boolean') return `not coalesce(${value}, false)`;
  if (type === 'uuid') return `md5($2)::uuid`;
  if (type === 'json' || type === 'jsonb') return `${type}_build_array(${value}, $2::text)`;
  if (type === 'timestamp with time zone') return `${value} + interval '1 microsecond'`;
  if (type === 'uuid[]') return `array[md5($2)::uuid] || ${value}`;
  if (type === 'text[]') return `array[$2::text] || ${value}`;
  if (type === 'integer[]') return `array[hashtext($2)] || ${value}`;
  throw new Error(`no other value of type ${type}`);
}

async function swapValues(
  hand: Hand,
  { table, column }: Pick<Column, 'table' | 'column'>,
): Promise<string | undefined> {
  return did(
    hand,
    `${table}.${column} of two rows`,
    `with one as (select ctid as at, "${column}" as value from ${table}
        where tenant_id = $1 order by md5(ctid::text || $2) limit 1),
      other as (select t.ctid as at, t."${column}" as value from ${table} t, one
        where t.tenant_id = $1 and t."${column}"::text is distinct from one.value::text
        order by md5(t.ctid::text || $2) limit 1)
    update ${table} t
      set "${column}" = case when t.ctid = one.at then other.value else one.value end
      from one, other where t.ctid in (one.at, other.at)`,
  );
}

async function deleteRow(hand: Hand, table: string): Promise<string | undefined> {
  const [name] = table.split(' where ');
  return did(hand, table, `delete from ${name} where ctid = ${anyRow(table)}`);
}

/** A copy of any row with the first column of its key changed. */
async function copyRow(hand: Hand, table: string): Promise<string | undefined> {
  const [name = ''] = table.split(' where ');
  const columns = (await columnsOf(hand, name)).filter(({ column }) => column !== 'tenant_id');
  const [first] = columns;
  if (!first) return undefined;
  const values = columns.map(({ column, type }) =>
    column === first.column ? otherValue(`"${column}"`, type) : `"${column}"`,
  );
  const names = columns.map(({ column }) => `"${column}"`);
  return did(
    hand,
    name,
    `insert into ${name} (tenant_id, ${names}) select tenant_id, ${values} from ${name}
      where ctid = ${anyRow(table)} on conflict do nothing`,
  );
}

const additions: readonly Tampering[] = [
  (hand) => copyAs(hand, 'ledger_leaf', 'leaf, hash'),
  (hand) => copyAs(hand, 'ledger_secret', 'salt, payload'),
  (hand) =>
    did(
      hand,
      'ledger_node',
      `insert into ledger_node select tenant_id, level, index + 1000, hash from ledger_node
        where ctid = ${anyRow('ledger_node')}`,
    ),
  (hand) =>
    did(
      hand,
      'ledger_checkpoint',
      `insert into ledger_checkpoint select tenant_id, size + 3, note from ledger_checkpoint
        where ctid = ${anyRow('ledger_checkpoint')} on conflict do nothing`,
    ),
];

async function copyAs(hand: Hand, table: string, columns: string): Promise<string | undefined> {
  return did(
    hand,
    table,
    `insert into ${table} (tenant_id, seq, ${columns})
      select tenant_id, (select max(seq) + 1 from ${table}), ${columns} from ${table}
      where ctid = ${anyRow(table)}`,
  );
}

async function repeatEntry(hand: Hand): Promise<string | undefined> {
  await hand.client.query('alter table ledger_leaf drop constraint ledger_leaf_pkey');
  return did(
    hand,
    'ledger_leaf',
    `insert into ledger_leaf select * from ledger_leaf where ctid = ${anyRow('ledger_leaf')}`,
  );
}

async function alterTable(
  hand: Hand,
  alter: (hand: Hand, column: Column) => Promise<string | undefined>,
): Promise<string | undefined> {
  const table = await filledTable(hand);
  const columns = (await columnsOf(hand, table)).filter(({ column }) => column !== 'tenant_id');
  const key: readonly string[] = projectedTables[table as keyof typeof projectedTables];
  const column = hand.random.pick(
    alter === swapValues ? columns.filter((each) => !key.includes(each.column)) : columns,
  );
  return alter(hand, column);
}

async function filledTable(hand: Hand): Promise<string> {
  for (;;) {
    const table = hand.random.pick(Object.keys(projectedTables));
    const text = `select 1 from ${table} where tenant_id = $1 limit 1`;
    if ((await hand.client.query(text, [hand.tenantId])).rowCount) return table;
  }
}

/** Without those that PostgreSQL writes itself: nobody can write them otherwise. */
async function columnsOf({ client }: Hand, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select '${table}' as "table", attname as "column", format_type(atttypid, null) as type
      from pg_attribute where attrelid = $1::regclass and attnum > 0 and attgenerated = ''
        and not attisdropped
      order by attnum`,
    [table],
  );
  return rows;
}

/** Nothing is done where a constraint forbids it. */
async function did(
  { client, tenantId, random }: Hand,
  place: string,
  text: string,
): Promise<string | undefined> {
  const values = [tenantId, random.hex(16)].slice(0, text.includes('$2') ? 2 : 1);
  try {
    const { rowCount } = await client.query(text, values);
    return rowCount ? place : undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code?.startsWith('23')) return undefined;
    throw error;
  }
}
