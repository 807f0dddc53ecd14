import type { Count } from '#core/ledger/counter.ts';
import type { FactBody, FactType } from '#core/ledger/catalogue.ts';
import type { FactBy } from '#core/ledger/fact.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import type { Database } from './database/schema.ts';
import type { ProjectedTable } from './database/table-catalogue.ts';

type Columns<Table extends ProjectedTable> = Omit<Database[Table], 'tenant_id'>;

/** What a fact does to the tables; rows are without their tenant, which the commit adds. */
export type RowChange =
  | { readonly kind: 'insert'; readonly table: ProjectedTable; readonly row: object }
  | {
      readonly kind: 'update';
      readonly table: ProjectedTable;
      readonly key: object;
      readonly set: object;
    }
  | { readonly kind: 'delete'; readonly table: ProjectedTable; readonly key: object }
  | { readonly kind: 'count'; readonly count: Count };

export interface FactContext {
  readonly tenantId: TenantId;
  readonly at: string;
  readonly recordedOn: CalendarDate;
  readonly by: FactBy;
}

export type Projection = {
  readonly [Type in FactType]?: (
    body: FactBody<Type>,
    context: FactContext,
  ) => readonly RowChange[];
};

export function insert<Table extends ProjectedTable>(table: Table, row: Columns<Table>): RowChange {
  return { kind: 'insert', table, row };
}

export function update<Table extends ProjectedTable>(
  table: Table,
  key: Partial<Columns<Table>>,
  set: Partial<Columns<Table>>,
): RowChange {
  return { kind: 'update', table, key, set };
}

export function remove<Table extends ProjectedTable>(
  table: Table,
  key: Partial<Columns<Table>>,
): RowChange {
  return { kind: 'delete', table, key };
}

export function count(
  cycleId: Count['cycleId'],
  measure: Count['measure'],
  by: { readonly a?: string; readonly b?: string; readonly c?: string; readonly n?: number },
): RowChange {
  const { a = '', b = '', c = '', n = 1 } = by;
  return { kind: 'count', count: { cycleId, measure, a, b, c, n } };
}
