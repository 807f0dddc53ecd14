import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';
import type { Tenanted } from './schema-columns.ts';

/** Tenants and their ledger. */
export interface LedgerTables {
  tenant: { tenant_id: Id.TenantId; name: string; log_origin: string };
  ledger_head: Tenanted & {
    size: number;
    peaks: (Buffer | null)[];
    last_date: CalendarDate;
  };
  ledger_leaf: Tenanted & { seq: number; leaf: string; hash: Buffer };
  ledger_secret: Tenanted & { seq: number; salt: Buffer; payload: string };
  ledger_node: Tenanted & { level: number; index: number; hash: Buffer };
  ledger_checkpoint: Tenanted & { size: number; note: string };
  ledger_about: Tenanted & { about_id: string; seq: number };
  counter: Tenanted & {
    cycle_id: Id.CycleId;
    measure: string;
    a: string;
    b: string;
    c: string;
    n: number;
  };
}
