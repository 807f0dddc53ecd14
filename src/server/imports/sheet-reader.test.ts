import { zipSync } from 'fflate';
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { builtXlsx, sheetOf } from '../../../test/support/xlsx-builder.ts';
import { naughtyStrings } from '../../../test/support/naughty-strings.ts';
import { sheetLimits } from './sheet-limits.ts';
import { readSheets } from './sheet-reader.ts';

function tablesOf(bytes: Uint8Array, name = 'a.xlsx') {
  const read = readSheets(bytes, name);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}

function textsOf(bytes: Uint8Array, name = 'a.csv') {
  return tablesOf(bytes, name)[0]?.rows.map((row) => row.cells.map((cell) => cell?.text ?? ''));
}

function refusalOf(bytes: Uint8Array): string {
  const read = readSheets(bytes, 'a.xlsx');
  return read.ok ? 'read' : read.refusal;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('reading an xlsx', () => {
  test('keeps numbers, dates by their format, months, formulas as text and rich text', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>';
    const strings = '<sst><si><r><t>支</t></r><r><t>部</t></r><rPh><t>zhi</t></rPh></si></sst>';
    const xml =
      '<sheetData><row r="2"><c r="B2"><v>46185</v></c><c r="C2" s="1"><v>46185</v></c>' +
      '<c r="D2" s="2"><v>37257</v></c><c r="E2" t="str"><f>1+1</f><v>2</v></c><c r="F2" t="s"><v>0</v></c>' +
      '<c r="G2"><v>13912345678</v></c><c r="H2" t="e"><v>#REF!</v></c>' +
      '<c r="I2" t="inlineStr"><is><t>=1+1</t></is></c></row></sheetData>';
    const file = builtXlsx([{ name: '表', xml }], {
      'xl/styles.xml': styles,
      'xl/sharedStrings.xml': strings,
    });

    const [table] = tablesOf(file);

    expect(table?.rows).toEqual([
      {
        number: 2,
        cells: [
          undefined,
          { ref: 'B2', text: '46185', number: 46185 },
          {
            ref: 'C2',
            text: '2026-06-12',
            number: 46185,
            date: '2026-06-12',
            datePrecision: 'day',
          },
          { ref: 'D2', text: '2002-01', number: 37257, date: '2002-01-01', datePrecision: 'month' },
          { ref: 'E2', text: '2', formula: true },
          { ref: 'F2', text: '支部' },
          { ref: 'G2', text: '13912345678', number: 13912345678 },
          undefined,
          { ref: 'I2', text: '=1+1' },
        ],
      },
    ]);
  });

  test('repeats a value that is merged over several rows, and only downwards', () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>一支部</t></is></c><c r="B2"><v>1</v></c></row>' +
      '<row r="3"><c r="B3"><v>2</v></c></row></sheetData>' +
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A1048576"/></mergeCells>';

    const [table] = tablesOf(builtXlsx([{ name: '表', xml }]));

    expect(table?.rows[0]?.cells).toHaveLength(1);
    expect(table?.rows[2]?.cells[0]).toEqual({ ref: 'A3', text: '一支部', mergedFrom: 'A2' });
  });

  test('reads 10,000 rows of 12 cells within ten seconds', () => {
    const row = Array.from({ length: 12 }, (_, column) => `第${column}列的点评内容若干字`);
    const file = builtXlsx([
      sheetOf(
        '大',
        Array.from({ length: 10_000 }, () => row),
      ),
    ]);
    const before = performance.now();

    const [table] = tablesOf(file);

    expect(table?.rows).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test.each([
    ['no bytes', new Uint8Array(), 'file-empty'],
    ['more than 20 MB', new Uint8Array(sheetLimits.fileBytes + 1), 'file-too-large'],
    ['an old .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-format'],
    ['a file with a password', encryptedOffice(), 'password-protected'],
    ['a PDF', utf8('%PDF-1.7\n'), 'not-a-spreadsheet'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3), 'not-a-spreadsheet'],
    [
      'random bytes',
      Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256),
      'not-a-spreadsheet',
    ],
    ['a web page called .xls', utf8('<html><table><tr><td>1'), 'web-page-as-spreadsheet'],
    ['a zip of something else', zipSync({ 'a.txt': utf8('x') }), 'not-a-spreadsheet'],
    [
      'a Word document',
      zipSync({ '[Content_Types].xml': utf8('<a/>'), 'word/document.xml': utf8('<a/>') }),
      'not-a-spreadsheet',
    ],
    [
      'an OpenDocument sheet',
      zipSync({ mimetype: utf8('x'), 'content.xml': utf8('<a/>') }),
      'open-document',
    ],
    ['a workbook with macros', builtXlsx([], { 'xl/vbaProject.bin': 'x' }), 'has-macros'],
    ['a binary workbook', builtXlsx([], { 'xl/workbook.bin': 'x' }), 'binary-workbook'],
    ['a cut-off file', builtXlsx([sheetOf('a', [['x']])]).slice(0, 400), 'damaged-file'],
    ['broken XML', builtXlsx([{ name: 'a', xml: '<sheetData><row><c></row>' }]), 'damaged-file'],
    [
      'a DTD',
      builtXlsx([], { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
      'damaged-file',
    ],
    ['no sheet with anything in it', builtXlsx([sheetOf('空', [['', '']])]), 'no-filled-sheet'],
    ['100,000 rows', manyRows(100_000), 'too-many-rows'],
    [
      'a cell in column XFD',
      builtXlsx([{ name: 'a', xml: '<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>' }]),
      'too-many-columns',
    ],
    [
      'too many sheets',
      builtXlsx(Array.from({ length: 51 }, (_, at) => sheetOf(`s${at}`, [['x']]))),
      'too-many-sheets',
    ],
    ['a zip bomb', zeros('xl/worksheets/sheet1.xml', 60 * 1024 * 1024), 'zip-bomb'],
    ['thousands of parts', manyParts(2_001), 'zip-bomb'],
  ])('refuses %s', (_, bytes, refusal) => {
    expect(refusalOf(bytes)).toBe(refusal);
  });

  test('refuses a bomb whose directory lies about its size, without unpacking it', () => {
    const bomb = zeros('xl/workbook.xml', 60 * 1024 * 1024);
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
    for (let at = 0; at + 46 < bomb.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const heapBefore = process.memoryUsage().arrayBuffers;

    expect(refusalOf(bomb)).toBe('damaged-file');
    expect(process.memoryUsage().arrayBuffers - heapBefore).toBeLessThan(30 * 1024 * 1024);
  });

  test('reads the Big List of Naughty Strings without throwing', () => {
    const rows = naughtyStrings.map((text) => [text.slice(0, 32_000), 'x']);

    const [table] = tablesOf(builtXlsx([sheetOf('坏', rows)]));

    expect(table?.rows).toHaveLength(naughtyStrings.length);
  });
});

describe('reading a csv', () => {
  const text = '姓名,备注\r\n鲁明远,"说:""好"",\n再说"\r\n';
  const expected = [
    ['姓名', '备注'],
    ['鲁明远', '说:"好",\n再说'],
  ];
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    [
      'UTF-16 with a mark, low byte first',
      Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    ],
    [
      'UTF-16 with a mark, high byte first',
      Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
    ],
    ['semicolons', utf8(text.replaceAll('姓名,', '姓名;').replaceAll('鲁明远,', '鲁明远;'))],
    ['tabs', utf8(text.replaceAll('姓名,', '姓名\t').replaceAll('鲁明远,', '鲁明远\t'))],
  ])('understands %s', (_, bytes) => {
    expect(textsOf(bytes)).toEqual(expected);
  });

  test('understands GB18030', () => {
    const bytes = Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb1, 0xb8, 0xd7, 0xa2, 0x0a);

    expect(textsOf(bytes)).toEqual([['姓名', '备注']]);
  });

  test('reads the Big List of Naughty Strings without throwing', () => {
    for (const naughty of naughtyStrings) {
      expect(() => readSheets(utf8(`a,b\n${naughty},x`), 'a.csv')).not.toThrow();
      expect(() => readSheets(utf8(`a,b\n"${naughty}`), naughty)).not.toThrow();
    }
  });

  test('refuses more than 20,000 rows', () => {
    expect(refusalOf(utf8('a,b\n'.repeat(20_001)))).toBe('too-many-rows');
  });
});

function encryptedOffice(): Uint8Array {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600), ...name]);
}

function manyRows(count: number): Uint8Array {
  return builtXlsx([
    sheetOf(
      '大',
      Array.from({ length: count }, (_, at) => [`第${at}行`, `${at}`]),
    ),
  ]);
}

function zeros(name: string, size: number): Uint8Array {
  return builtXlsx([], { [name]: new Uint8Array(size) });
}

function manyParts(count: number): Uint8Array {
  const names = Array.from({ length: count }, (_, at) => [`xl/p${at}.xml`, 'x']);
  return builtXlsx([], Object.fromEntries(names));
}
