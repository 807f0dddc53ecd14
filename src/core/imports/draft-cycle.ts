import { documentNumber } from '../cycles/document-number.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import { cleanText, splitList } from './cell-text.ts';
import { requiredCycleRoles, type CycleRole } from './cycle-words.ts';
import { problemAt, type Place, type Problem } from './problem.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { Cell, SheetTable } from './sheet.ts';
import { understandDate, type DateContext } from './understand-date.ts';

export type CycleDraft = {
  readonly kind: 'cycle';
  readonly sheet: string;
  readonly refs: Readonly<Partial<Record<string, string>>>;
  readonly organisation?: string;
  readonly region?: string;
  readonly name?: string;
  readonly mandate: {
    readonly title?: string;
    readonly issuer?: string;
    /** With 〔2026〕 when it is a document number, else as written. */
    readonly documentNumber?: string;
    readonly date?: CalendarDate;
  };
  readonly head?: string;
  readonly deputies: readonly string[];
  readonly members: readonly string[];
  readonly keepers: readonly string[];
  readonly startsOn?: CalendarDate;
  readonly endsOn?: CalendarDate;
};

type Values = Readonly<Partial<Record<CycleRole, Cell>>>;

/** A sheet of keys and values that describes the cycle itself; its dates carry their year. */
export function draftCycle(
  table: SheetTable,
  mapping: SheetMapping,
  context: DateContext,
): { content: CycleDraft; problems: readonly Problem[] } {
  const values = valuesOf(table, mapping);
  const place = (role: CycleRole): Place => ({ sheet: table.name, ref: values[role]?.ref });
  const text = (role: CycleRole) => cleanText(values[role]?.text ?? '') || undefined;
  const names = (role: CycleRole) => splitList(text(role) ?? '');
  const [starts, ends, issued] = (['startsOn', 'endsOn', 'mandateDate'] as const).map((role) =>
    readDate(values[role], place(role), context),
  );
  const number = text('documentNumber');
  const content: CycleDraft = {
    kind: 'cycle',
    sheet: table.name,
    refs: Object.fromEntries(Object.entries(values).map(([role, cell]) => [role, cell?.ref])),
    organisation: text('organisation'),
    region: text('region'),
    name: text('name'),
    mandate: {
      title: text('mandateTitle'),
      issuer: text('issuer'),
      documentNumber: number === undefined ? undefined : (documentNumber(number) ?? number),
      date: issued?.date,
    },
    head: text('head'),
    deputies: names('deputies'),
    members: names('members'),
    keepers: names('keepers'),
    startsOn: starts?.date,
    endsOn: ends?.date,
  };
  const missing = requiredCycleRoles
    .filter((role) => text(role) === undefined)
    .map((role) => problemAt('value-missing', place(role), { role }));
  const reversed = starts?.date && ends?.date && ends.date < starts.date;
  const problems = [
    ...missing,
    ...[starts, ends, issued].flatMap((each) => each?.problems ?? []),
    ...(reversed ? [problemAt('cycle-dates-reversed', place('endsOn'))] : []),
    ...(number !== undefined && documentNumber(number) === undefined
      ? [
          problemAt('document-number-not-understood', place('documentNumber'), {
            text: number.slice(0, 100),
          }),
        ]
      : []),
  ];
  return { content, problems };
}

function valuesOf(table: SheetTable, { columns }: SheetMapping): Values {
  const lines = new Map(table.rows.map((row) => [row.number, row.cells.filter(Boolean)]));
  const values = Object.entries(columns).map(([role, row]) => [role, lines.get(row ?? 0)?.[1]]);
  return Object.fromEntries(values) as Values;
}

function readDate(
  cell: Cell | undefined,
  place: Place,
  context: DateContext,
): { date?: CalendarDate; problems: readonly Problem[] } {
  if (!cell) return { problems: [] };
  const date = understandDate(cell, context);
  if (date.ok && date.value.precision === 'day') return { date: date.value.from, problems: [] };
  const code = date.ok ? 'date-not-understood' : date.refusal;
  return { problems: [problemAt(code, place, { text: cell.text.slice(0, 100) })] };
}
