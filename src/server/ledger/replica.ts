import type { TenantId } from '#core/kernel/ids.ts';
import { aboutOf } from '#core/ledger/about.ts';
import type { RecordedFact } from '#core/ledger/catalogue.ts';
import type { Count } from '#core/ledger/counter.ts';
import {
  type ProjectedTable,
  projectedTableNames,
  projectedTables,
} from '../platform/database/table-catalogue.ts';
import { FACTS_PER_CALL } from '../platform/commit.ts';
import type { RowChange } from '../platform/row-change.ts';
import { projectFact } from '../projections.ts';

export type ReplicaRow = Readonly<Record<string, unknown>>;
/** Rows by their key, see `rowKey`. */
export type ReplicaTable = Map<string, ReplicaRow>;

/**
 * What the facts alone make of the tables, in memory and without the database's own functions, so
 * that it holds against whoever can change those. Facts of one intent are one commit, applied in
 * parts: of each the inserts come first, then updates and deletes in their order.
 */
export class Replica {
  readonly tables: ReadonlyMap<ProjectedTable, ReplicaTable>;
  /** Sums by `counterKey`. */
  readonly counters = new Map<string, number>();
  /** `<about id> <seq>` */
  readonly about = new Set<string>();
  readonly #tenantId: TenantId;
  #intent: string | undefined;
  #firstSeq = 0;
  #waiting: (RowChange & { kind: 'update' | 'delete' })[] = [];

  constructor(tenantId: TenantId) {
    this.#tenantId = tenantId;
    this.tables = new Map(projectedTableNames.map((table) => [table, new Map()]));
  }

  read(seq: number, recorded: RecordedFact): void {
    if (recorded.intent !== this.#intent) this.#firstSeq = seq;
    if ((seq - this.#firstSeq) % FACTS_PER_CALL === 0) this.settle();
    this.#intent = recorded.intent;
    for (const id of aboutOf(recorded)) this.about.add(`${id} ${seq}`);
    for (const change of projectFact(this.#tenantId, recorded)) this.#take(change);
  }

  /** To be called after the last fact. */
  settle(): void {
    for (const change of this.#waiting) this.#change(change);
    this.#waiting = [];
  }

  #take(change: RowChange): void {
    if (change.kind === 'insert') {
      const row = change.row as ReplicaRow;
      this.#rowsOf(change.table).set(rowKey(projectedTables[change.table], row), row);
    } else if (change.kind === 'count') {
      const key = counterKey(change.count);
      this.counters.set(key, (this.counters.get(key) ?? 0) + change.count.n);
    } else {
      this.#waiting.push(change);
    }
  }

  #change(change: RowChange & { kind: 'update' | 'delete' }): void {
    const rows = this.#rowsOf(change.table);
    for (const [key, row] of matching(rows, change.table, change.key as ReplicaRow)) {
      rows.delete(key);
      if (change.kind === 'delete') continue;
      const changed = { ...row, ...change.set };
      rows.set(rowKey(projectedTables[change.table], changed), changed);
    }
  }

  #rowsOf(table: ProjectedTable): ReplicaTable {
    const rows = this.tables.get(table);
    if (!rows) throw new Error(`no projected table ${table}`);
    return rows;
  }
}

export function counterKey({ cycleId, measure, a, b, c }: Omit<Count, 'n'>): string {
  return [cycleId, measure, a, b, c].join('\u0001');
}

/** The values of the key columns; ids in lower case, as the database keeps them. */
export function rowKey(columns: readonly string[], row: ReplicaRow): string {
  return columns.map((column) => keyPart(column, row[column])).join('\u0001');
}

function keyPart(column: string, value: unknown): string {
  return column.endsWith('_id') ? String(value).toLowerCase() : String(value);
}

function matching(
  rows: ReplicaTable,
  table: ProjectedTable,
  key: ReplicaRow,
): readonly (readonly [string, ReplicaRow])[] {
  const names = Object.keys(key);
  const columns: readonly string[] = projectedTables[table];
  if (names.length === columns.length && columns.every((column) => names.includes(column))) {
    const place = rowKey(columns, key);
    const row = rows.get(place);
    return row ? [[place, row]] : [];
  }
  return [...rows].filter(([, row]) =>
    names.every((name) => key[name] !== null && row[name] === key[name]),
  );
}
