import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type * as Id from '#core/kernel/ids.ts';
import type { Tenanted } from './schema-columns.ts';

/** Imports, reports, archives and operational tables. */
export interface RecordTables {
  import_batch: Tenanted & {
    import_id: Id.ImportId;
    cycle_id: Id.CycleId | null;
    kinds: string[];
    files: readonly { readonly fileName: string; readonly contentHash: string }[];
    committed_at: string;
    committed_by: string;
    undone: boolean;
  };
  issued_report: Tenanted & {
    report_id: string;
    cycle_id: Id.CycleId;
    as_of: CalendarDate;
    issued_on: CalendarDate;
    title: string;
    document: string;
    digest: string;
  };
  sealed_archive: Tenanted & {
    archive_id: string;
    cycle_id: Id.CycleId;
    as_of: CalendarDate;
    sealed_on: CalendarDate;
    items: unknown;
  };
  intent: Tenanted & {
    intent_id: Id.IntentId;
    operation: string;
    input_hash: string;
    answer: unknown;
    at: string;
  };
  import_draft: Tenanted & {
    draft_id: Id.DraftId;
    person_id: Id.PersonId | null;
    choices: unknown;
    created_at: string;
  };
  import_draft_file: Tenanted & {
    draft_id: Id.DraftId;
    position: number;
    file_name: string;
    content_hash: string;
    bytes: Buffer;
  };
  /** The bytes of a sealed archive, in order; their digests stand in its fact. */
  archive_piece: Tenanted & { archive_id: string; position: number; bytes: Buffer };
  report_prose: Tenanted & {
    cycle_id: Id.CycleId;
    slot: string;
    text: string;
    version: number;
  };
}
