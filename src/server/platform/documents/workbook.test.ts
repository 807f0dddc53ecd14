import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#core/kernel/calendar-date.ts';
import {
  convertToCsv,
  convertToPdf,
  officeTools,
  pdfPages,
} from '../../../../test/support/office.ts';
import { writeWorkbook, type WorkbookCell, type WorkbookSheet } from './workbook.ts';
import { cellTextOf } from './workbook-texts.ts';
import { unzipBytes } from './zip.ts';

const day = calendarDateOf(2026, 11, 1);
if (!day) throw new Error('no such day');

const words = ['constructor', '__proto__', 'toString', 't0', '<t>t1</t>', '$&', 'a\u0085b\ufffd'];
const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "='x'!A1",
  '=HYPERLINK("http://a")',
];

function sheetOf(rows: readonly (readonly WorkbookCell[])[], name = '点评台账'): WorkbookSheet {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ heading: `列${at + 1}`, width: 12 }));
  return {
    name,
    title: '点评台账',
    note: '截至2026年11月1日',
    columns,
    rows,
    orientation: 'landscape',
  };
}

async function readBack(bytes: Uint8Array, sheet = 1) {
  const sheets = await readExcelFile(Buffer.from(bytes));
  return sheets[sheet - 1]?.data ?? [];
}

describe('workbook', () => {
  it('reads back with title, note, header and typed cells', async () => {
    const bytes = await writeWorkbook([
      sheetOf([
        ['张伟民', 12, { date: day }],
        ['', undefined, 0],
      ]),
    ]);

    expect(await readBack(bytes)).toEqual([
      ['点评台账', null, null],
      ['截至2026年11月1日', null, null],
      ['列1', '列2', '列3'],
      ['张伟民', 12, new Date('2026-11-01T00:00:00Z')],
      [null, null, 0],
    ]);
  });

  it.each(formulas)('keeps %j a text', async (formula) => {
    const bytes = await writeWorkbook([sheetOf([[formula]])]);

    const worksheet = new TextDecoder().decode(unzipBytes(bytes).get('xl/worksheets/sheet1.xml'));
    expect(worksheet).not.toContain('<f>');
    expect(worksheet).toMatch(/<c r="A4" s="\d+" t="s">/);
  });

  it('reads back words that mean something to a program', async () => {
    const rows = await readBack(await writeWorkbook([sheetOf([words])]));

    expect(rows[3]).toEqual(words);
  });

  it('reads back any text without what XML forbids', { timeout: 30_000 }, async () => {
    const texts = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(texts, async (written) => {
        const rows = await readBack(await writeWorkbook([sheetOf([['x', ...written, 'end']])]));

        const read = rows[3]?.slice(1, -1).map((cell) => String(cell ?? '').trim());
        expect(read).toEqual(written.map((text) => cellTextOf(text).trim()));
      }),
      { numRuns: 15 },
    );
  });

  it('cuts what is longer than a cell and says so', () => {
    expect(cellTextOf('长'.repeat(40_000))).toBe(`${'长'.repeat(32_766)}…`);
    expect(cellTextOf('😀'.repeat(20_000)).isWellFormed()).toBe(true);
  });

  it('gives the same bytes for the same sheets', async () => {
    const [first, second] = await Promise.all([
      writeWorkbook([sheetOf([['a']]), sheetOf([['b']])]),
      writeWorkbook([sheetOf([['a']]), sheetOf([['b']])]),
    ]);

    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it('gives each sheet a name that a spreadsheet accepts', async () => {
    const names = ['整改/台账:[1]', '同名', '同名', '', '很长的名字'.repeat(10), "'引号'"];

    const bytes = await writeWorkbook(names.map((name) => sheetOf([['x']], name)));

    const sheets = await readExcelFile(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '整改 台账  1',
      '同名',
      '同名 (3)',
      '(4)',
      '很长的名字'.repeat(6) + '很',
      '引号',
    ]);
  });

  it('prints landscape, as wide as the paper, with the head on each page', async () => {
    const files = unzipBytes(await writeWorkbook([sheetOf([['x']], "支部's")]));

    const worksheet = new TextDecoder().decode(files.get('xl/worksheets/sheet1.xml'));
    expect(worksheet).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(new TextDecoder().decode(files.get('xl/workbook.xml'))).toContain("'支部''s'!$1:$3<");
  });
});

describe.runIf(officeTools())('workbook in LibreOffice', () => {
  it('shows formulas as the text they are', { timeout: 120_000 }, async () => {
    const bytes = await writeWorkbook([sheetOf([['=1+1', '-1', '@x', 7, { date: day }]])]);

    const csv = await convertToCsv(bytes);

    expect(csv.trim().split('\n').at(-1)).toBe('=1+1,-1,@x,7,2026-11-01');
  });

  it('prints the head on every page', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`张${at}`, at]);

    const pages = await pdfPages(await convertToPdf(await writeWorkbook([sheetOf(rows)]), 'xlsx'));

    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toMatch(/列1\s+列2/);
  });
});
