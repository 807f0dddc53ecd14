import pg from 'pg';
import type { DraftId } from '#core/kernel/ids.ts';
import { projectedTableNames } from '#server/platform/database/table-catalogue.ts';
import type { Scope } from '#server/platform/scope.ts';
import { exampleBytes, type ExampleFile } from './example-sheets.ts';
import { newIntent, type Village } from './village.ts';

export interface SentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The order in which the demo village brings its files in. */
export const exampleSteps: readonly (readonly ExampleFile[])[] = [
  ['活动信息.csv', '党员花名册.xlsx'],
  ['点评记录(手工台账).xlsx'],
  ['意见箱登记.csv'],
  ['群众意见征集表.xlsx'],
  ['整改台账.xlsx'],
  ['民主评议测评票(录入).xlsx'],
];

export function exampleSent(files: readonly ExampleFile[]): readonly SentFile[] {
  return files.map((fileName) => ({ fileName, bytes: exampleBytes(fileName) }));
}

/** Uploading, previewing, committing and undoing through the door, as the operator or as `scope`. */
export function importer(village: Village, scope: Scope = village.operator) {
  const { door } = village.application;
  const caller = () => ({ scope, intent: newIntent() });
  return {
    upload: (files: readonly SentFile[]) =>
      door.act(
        'imports.upload',
        {
          files: files.map(({ fileName, bytes }) => ({
            fileName,
            bytes: Buffer.from(bytes).toString('base64'),
          })),
        },
        caller(),
      ),
    preview: (draftId: DraftId) => door.query('imports.preview', { draftId }, scope),
    commit: (draftId: DraftId) => door.act('imports.commit', { draftId }, caller()),
    undo: (importId: string, reason = '试导') =>
      door.act('imports.undo', { importId, reason }, caller()),
    /** Uploads and commits; throws when either is refused. */
    async bringIn(files: readonly SentFile[]) {
      const { draftId } = accepted(await this.upload(files));
      return accepted(await this.commit(draftId)).importId;
    },
  };
}

export function accepted<Value>(
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** Every row of every projected table but the list of imports, and the counters, as sorted texts. */
export async function everything(village: Village): Promise<Record<string, readonly string[]>> {
  const tables = projectedTableNames.filter((name) => name !== 'import_batch');
  const all: Record<string, readonly string[]> = {};
  for (const table of tables) {
    all[table] = await texts(village, `select t::text as row from "${table}" t`);
  }
  all['counter'] = await texts(village, `select t::text as row from counter t where n <> 0`);
  return all;
}

async function texts(village: Village, statement: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ row: string }>(village, statement);
  return rows.map(({ row }) => row).sort();
}

/** As the owner of the database, past row-level security. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  village: Village,
  statement: string,
): Promise<readonly Row[]> {
  const client = new pg.Client(village.database.owner);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
