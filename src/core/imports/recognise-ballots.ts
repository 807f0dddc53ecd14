import { candidateRole } from './ballot-columns.ts';
import { matchKey } from './cell-text.ts';
import { gradesIn } from './grade-words.ts';
import { listedWords } from './listed-words.ts';
import { titleKey, wordScore } from './recognise-columns.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { SheetRow, SheetTable } from './sheet.ts';

const numberWords = listedWords('票号 序号 编号 号 选票号 选票编号 票数编号 第几张 no ballot');
const voterWords = listedWords(
  `投票人类别 投票人 投票人身份 投票者 投票者身份 类别 身份 人员类别 测评人 测评人类别 测评人身份 评议人
  评议人类别 评议人身份 填票人 填票人类别 谁投的 voter`,
);
const voterValues = /^(正式|预备)?(党员|群众)(代表)?$|^(村民|居民|党员|群众)?代表$|^(村民|居民)$/;
const headerMayStandUntil = 12;
const sampledRows = 100;

/**
 * A sheet of ballots has one person per column and grades below. It is known by its cells: most of
 * what stands under at least two titles is a grade.
 */
export function recogniseBallots(table: SheetTable, chosen?: number): SheetMapping | undefined {
  const header = table.rows.find((row, index) => {
    const mayBe = chosen === undefined ? index < headerMayStandUntil : row.number === chosen;
    return mayBe && isHeader(row, table.rows.slice(index + 1, index + sampledRows));
  });
  return header && ballotsUnder(header, table);
}

/** For a sheet of which a person said that it holds ballots: the header need not look like one. */
export function chosenBallots(table: SheetTable, chosen?: number): SheetMapping | undefined {
  const header = table.rows.find((row) => row.number === chosen);
  return header ? ballotsUnder(header, table) : recogniseBallots(table);
}

function ballotsUnder(header: SheetRow, table: SheetTable): SheetMapping {
  const body = table.rows.filter((row) => row.number > header.number);
  const columns: Record<string, number> = {};
  const unmapped: number[] = [];
  header.cells.forEach((cell, column) => {
    if (!cell) return;
    const role = roleOf(cell.text, textsIn(body, column));
    if (role === undefined || role in columns) unmapped.push(column);
    else columns[role === 'candidate' ? candidateRole(column) : role] = column;
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
  return shareOf(textsIn(body, column), (text) => gradesIn(text).length > 0);
}

function textsIn(body: readonly SheetRow[], column: number): readonly string[] {
  return body.flatMap((row) => row.cells[column]?.text ?? []);
}

function shareOf(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

/** A column of grades is a person, and so is an empty one: nobody filled it in. */
function roleOf(title: string, texts: readonly string[]): string | undefined {
  const key = titleKey(title);
  if (wordScore(key, numberWords) === 1) return 'number';
  if (wordScore(key, voterWords) === 1) return 'voter';
  if (/^(备注|说明|签名)$/.test(matchKey(title))) return undefined;
  if (texts.length === 0 || shareOf(texts, (text) => gradesIn(text).length > 0) >= 0.5)
    return 'candidate';
  if (shareOf(texts, (text) => voterValues.test(matchKey(text))) >= 0.8) return 'voter';
  return undefined;
}
