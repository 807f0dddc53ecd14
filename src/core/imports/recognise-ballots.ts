import { matchKey } from './cell-text.ts';
import { gradesIn } from './grade-words.ts';
import { titleKey, wordScore } from './recognise-columns.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { SheetRow, SheetTable } from './sheet.ts';

const numberWords = ['票号', '序号', '编号', '号', 'no', 'ballot'];
const voterWords = ['投票人类别', '投票人', '类别', '身份', '测评人', '评议人', 'voter'];
const headerMayStandUntil = 12;
const sampledRows = 100;

/**
 * A sheet of ballots has one person per column and grades below. It is known by its cells: most of
 * what stands under at least two titles is a grade.
 */
export function recogniseBallots(table: SheetTable, chosen?: number): SheetMapping | undefined {
  const candidates = table.rows.slice(0, headerMayStandUntil);
  const header =
    chosen === undefined
      ? candidates.find((row, index) =>
          isHeader(row, table.rows.slice(index + 1, index + sampledRows)),
        )
      : table.rows.find((row) => row.number === chosen);
  if (!header) return undefined;
  const body = table.rows.filter((row) => row.number > header.number);
  const columns: Record<string, number> = {};
  const unmapped: number[] = [];
  header.cells.forEach((cell, column) => {
    if (!cell) return;
    const role = roleOf(cell.text, gradeShare(body, column));
    if (role === undefined || role in columns) unmapped.push(column);
    else columns[role === 'candidate' ? `candidate:${column}` : role] = column;
  });
  return { kind: 'ballots', headerRow: header.number, columns, missing: [], unmapped };
}

function isHeader(row: SheetRow, body: readonly SheetRow[]): boolean {
  const isGrade = row.cells.some((cell) => cell && gradesIn(cell.text).length > 0);
  if (isGrade || row.cells.filter(Boolean).length < 2) return false;
  const graded = row.cells.filter((cell, column) => cell && gradeShare(body, column) >= 0.6);
  return graded.length >= 2;
}

function gradeShare(body: readonly SheetRow[], column: number): number {
  const texts = body.flatMap((row) => row.cells[column]?.text ?? []);
  const graded = texts.filter((text) => gradesIn(text).length > 0);
  return texts.length === 0 ? 0 : graded.length / texts.length;
}

function roleOf(title: string, share: number): string | undefined {
  const key = titleKey(title);
  if (wordScore(key, numberWords) === 1) return 'number';
  if (wordScore(key, voterWords) === 1) return 'voter';
  if (/^(备注|说明|签名)$/.test(matchKey(title))) return undefined;
  return share >= 0.5 || share === 0 ? 'candidate' : undefined;
}
