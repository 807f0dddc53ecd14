import { matchKey } from './cell-text.ts';
import type { TableFamily } from './column-words.ts';
import type { KnownNames } from './known-names.ts';
import { categoryOfWords, sensitivityOfWords, typeOfWords } from './opinion-words.ts';
import { namesMode, outcomeOfWords } from './review-words.ts';
import type { Cell, SheetRow } from './sheet.ts';
import { understandDate, type DateContext } from './understand-date.ts';

export type ValueContext = { readonly date: DateContext; readonly known: KnownNames };
type ColumnTest = (cells: readonly Cell[], context: ValueContext) => boolean;

const sampledRows = 40;
const leastShare = 0.8;
const longestWord = 12;
const shortestProse = 5;

const areDays = most((cell, { date }) => isDated(cell, date, ['day']));
const areParties = most((cell, { known }) => known.areParties(cell.text));
const arePeople = most((cell, { known }) => known.arePeople(cell.text));

/** What cells show of themselves. Roles with the same test cannot be told apart by it. */
const tests: Readonly<Record<TableFamily, Readonly<Record<string, ColumnTest>>>> = {
  roster: {
    name: areDistinct(/^\p{Script=Han}{2,4}$/u),
    unit: most(({ text }, { known }) => /支部|总支/.test(text) || known.areOrganisations(text)),
    posts: words((key) => /书记|委员/.test(key)),
  },
  reviews: {
    date: areDays,
    mode: most((cell) => namesMode(cell.text)),
    outcome: words((key) => outcomeOfWords(key) !== undefined),
    reviewer: areParties,
    subject: areParties,
  },
  box: {
    date: areDays,
    keeper: arePeople,
    secondKeeper: arePeople,
    kind: words((key) => /^(意见|建议|意见建议|意见和建议)$/.test(key)),
    sensitivity: words((key) => sensitivityOfWords(key) !== undefined),
    text: areProse,
  },
  contributions: {
    date: areDays,
    type: words((key) => typeOfWords(key) !== undefined),
    category: words((key) => categoryOfWords(key) !== undefined),
    unit: most((cell, { known }) => known.areOrganisations(cell.text)),
    text: areProse,
  },
  rectifications: {
    deadline: most((cell, { date }) => isDated(cell, date, ['day', 'month', 'year'])),
    owner: arePeople,
    leader: arePeople,
    verifier: arePeople,
    origin: most((cell) => namesMode(cell.text)),
    completion: words((key) => /^(已|未|没有|部分|正在|尚未)(整改|完成|办结|销号|落实)/.test(key)),
    problem: areProse,
  },
};

export type OpenColumns = {
  /** Columns whose title names no role. */
  readonly columns: readonly number[];
  /** Roles that a title named. */
  readonly taken: ReadonlySet<string>;
  readonly body: readonly SheetRow[];
};

/**
 * Roles that only the cells tell: the one open column that passes the one open test. Where two columns
 * or two roles could be meant nothing is taken, so that it is asked about.
 */
export function recogniseValues(
  family: TableFamily,
  open: OpenColumns,
  context: ValueContext,
): ReadonlyMap<string, number> {
  const roles = Object.entries(tests[family]).filter(([role]) => !open.taken.has(role));
  const cellsOf = sampleOf(open);
  const fits = roles.map(([role, test]) => ({
    role,
    columns: open.columns.filter((column) => test(cellsOf.get(column) ?? [], context)),
  }));
  const sole = fits.flatMap(({ role, columns: [column, ...others] }) =>
    column === undefined || others.length > 0 ? [] : [{ role, column }],
  );
  const clear = sole.filter(
    ({ role, column }) => !sole.some((each) => each.role !== role && each.column === column),
  );
  return new Map(clear.map(({ role, column }) => [role, column]));
}

function sampleOf({ columns, body }: OpenColumns): ReadonlyMap<number, readonly Cell[]> {
  const sample = body.slice(0, sampledRows);
  return new Map(
    columns.map((column) => [column, sample.flatMap((row) => row.cells[column] ?? [])]),
  );
}

function most(test: (cell: Cell, context: ValueContext) => boolean): ColumnTest {
  return (cells, context) => {
    let failures = Math.floor((1 - leastShare) * cells.length);
    return cells.length > 0 && cells.every((cell) => test(cell, context) || failures-- > 0);
  };
}

function words(test: (key: string) => boolean): ColumnTest {
  return most(({ text }) => text.length <= longestWord && test(matchKey(text)));
}

function areDistinct(pattern: RegExp): ColumnTest {
  const match = most(({ text }) => pattern.test(text) && !/支部|书记|委员/.test(text));
  return (cells, context) => match(cells, context) && haveFewRepeats(cells);
}

function areProse(cells: readonly Cell[], context: ValueContext): boolean {
  const isLong = most(
    (cell) => cell.text.length >= shortestProse && !isDated(cell, context.date, ['day', 'month']),
  );
  return isLong(cells, context) && haveFewRepeats(cells);
}

function haveFewRepeats(cells: readonly Cell[]): boolean {
  return new Set(cells.map((cell) => cell.text)).size >= leastShare * cells.length;
}

function isDated(cell: Cell, context: DateContext, precisions: readonly string[]): boolean {
  const date = understandDate(cell, context);
  return date.ok && precisions.includes(date.value.precision);
}
