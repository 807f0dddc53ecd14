import { cleanText } from '#core/imports/cell-text.ts';
import { cellRef, type Cell, type SheetRow, type SheetTable } from '#core/imports/sheet.ts';
import { decodeText } from './sheet-encoding.ts';
import { sheetLimits, SheetRefused } from './sheet-limits.ts';

/** RFC 4180 with `,`, `;` or tab, whichever splits the first lines most often. */
export function readCsv(bytes: Uint8Array, name: string): SheetTable {
  const text = decodeText(bytes);
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text.slice(0, 200))) {
    throw new SheetRefused('web-page-as-spreadsheet');
  }
  const rows: SheetRow[] = [];
  let number = 0;
  let cells = 0;
  for (const fields of recordsOf(text, separatorOf(text))) {
    number += 1;
    if (fields.length > sheetLimits.columns) throw new SheetRefused('too-many-columns');
    const row = rowOf(fields, number);
    if (!row) continue;
    rows.push(row);
    cells += row.cells.length;
    if (rows.length > sheetLimits.rows) throw new SheetRefused('too-many-rows');
    if (cells > sheetLimits.cells) throw new SheetRefused('too-many-cells');
  }
  return { name, rows };
}

function rowOf(fields: readonly string[], number: number): SheetRow | undefined {
  const cells: (Cell | undefined)[] = [];
  fields.forEach((field, column) => {
    const text = cleanText(field.slice(0, sheetLimits.cellCharacters));
    if (text !== '') cells[column] = { ref: cellRef(column, number), text };
  });
  return cells.length === 0 ? undefined : { number, cells: Array.from(cells) };
}

function separatorOf(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', '\t', ';'].map((separator) => ({
    separator,
    count: sample.split(separator).length,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

function* recordsOf(text: string, separator: string): Generator<string[]> {
  let fields: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, separator);
    fields.push(field.value);
    at = field.end;
    if (text[at] === separator && at < text.length) {
      at += 1;
      if (at >= text.length) fields.push('');
      continue;
    }
    yield fields;
    fields = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
  }
  if (fields.length > 0) yield fields;

  function quotedField(source: string, start: number): { value: string; end: number } {
    let close = source.indexOf('"', start + 1);
    while (close >= 0 && source[close + 1] === '"') close = source.indexOf('"', close + 2);
    if (close < 0) return plainField(source, start, separator);
    const value = source.slice(start + 1, close).replaceAll('""', '"');
    const rest = plainField(source, close + 1, separator);
    return { value: value + rest.value, end: rest.end };
  }
}

function plainField(
  text: string,
  start: number,
  separator: string,
): { value: string; end: number } {
  let end = start;
  while (end < text.length) {
    const character = text[end];
    if (character === separator || character === '\n' || character === '\r') break;
    end += 1;
  }
  return { value: text.slice(start, end), end };
}
