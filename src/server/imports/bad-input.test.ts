import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet } from 'read-excel-file/node';
import { correctionSchema, importsOperations } from '#contract/imports.ts';
import { importFacts } from '#core/imports/facts.ts';
import { naughtyStrings } from '../../../test/support/naughty-strings.ts';
import {
  accepted,
  exampleSent,
  importer,
  rowsOf,
  type SentFile,
} from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { builtXlsx, sheetOf } from '../../../test/support/xlsx-builder.ts';
import { reviewLedgerWorkbook } from '../reviews/xlsx-ledger.ts';
import { cellsHashApart } from './read-apart.ts';
import { sheetLimits } from './sheet-limits.ts';

let village: Village;

beforeAll(async () => {
  village = await openVillage();
  await importer(village).bringIn(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
});
afterAll(() => village.close());

const header = ['点评时间', '会议名称', '点评人', '点评对象', '成绩', '不足', '要求', '整改时限'];

function reviewFile(rows: readonly (readonly string[])[], titles = header): SentFile {
  return { fileName: '点评.xlsx', bytes: builtXlsx([sheetOf('会议点评', [titles, ...rows])]) };
}

function csv(fileName: string, text: string): SentFile {
  return { fileName, bytes: new TextEncoder().encode(text) };
}

describe('a file that cannot be read', () => {
  const zeros = new Uint8Array(60 * 1024 * 1024);
  const manyRows = () =>
    builtXlsx([
      sheetOf(
        '大',
        Array.from({ length: 100_000 }, (_, at) => [`第${at}行`, '1']),
      ),
    ]);

  test.each<[string, string, () => Uint8Array]>([
    ['a picture', 'not-a-spreadsheet', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3)],
    ['an old .xls', 'old-format', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a)],
    ['an encrypted file', 'password-protected', encrypted],
    ['more than 20 MB', 'file-too-large', () => new Uint8Array(sheetLimits.fileBytes + 1)],
    ['a zip bomb', 'zip-bomb', () => builtXlsx([], { 'xl/worksheets/sheet1.xml': zeros })],
    ['a sheet of 100,000 rows', 'too-many-rows', manyRows],
    ['an empty sheet', 'no-filled-sheet', () => builtXlsx([sheetOf('空', [['']])])],
    ['no bytes at all', 'file-empty', () => new Uint8Array()],
  ])('is refused with its reason: %s', async (_, reason, bytes) => {
    const sent = await importer(village).upload([{ fileName: '坏.xlsx', bytes: bytes() }]);

    expect(sent).toMatchObject({
      ok: false,
      refusal: { code: 'import-unreadable', params: { reason, file: '坏.xlsx' } },
    });
    expect(await rowsOf(village, 'select 1 from import_draft')).toEqual([]);
  });

  test('takes a file of exactly 20 MB', async () => {
    const text = `a,b\n1,${'x'.repeat(200)}\n`;
    const bytes = new Uint8Array(sheetLimits.fileBytes).fill(0x0a);
    bytes.set(new TextEncoder().encode(text));

    const sent = await importer(village).upload([{ fileName: '满.csv', bytes }]);

    expect(sent.ok).toBe(true);
  });

  test.each([
    ['time', { apartFromBytes: 0, memoryMegabytes: 256, milliseconds: 1 }],
    ['memory', { apartFromBytes: 0, memoryMegabytes: 8, milliseconds: 20_000 }],
  ])('is refused when its thread runs out of %s', async (_, bounds) => {
    const rows = Array.from({ length: 15_000 }, (_each, at) => header.map((title) => title + at));

    const read = await cellsHashApart(builtXlsx([sheetOf('大', rows)]), '大.xlsx', bounds);

    expect(read).toEqual({ ok: false, refusal: 'too-complex' });
  });
});

describe('a file of another content than is taken', () => {
  const prose = '今天开会讨论了修路的事。\n大家都同意。\n';
  const table = '姓名,所在支部\n杨雪梅,一支部\n';
  const workbook = builtXlsx([sheetOf('会议点评', [header])]);

  test.each<[string, SentFile]>([
    ['name-and-content-differ', csv('x.pdf', prose)],
    ['name-and-content-differ', csv('wrong.xlsx', table)],
    ['name-and-content-differ', { fileName: '点评.csv', bytes: workbook }],
    ['no-table', csv('会议记录.csv', prose)],
    ['no-table', { fileName: '说明.xlsx', bytes: builtXlsx([sheetOf('一', [['说明'], ['无']])]) }],
  ])('is refused at its place, %s, and nothing of the upload is kept: %j', async (reason, bad) => {
    const { length: before } = await rowsOf(village, 'select 1 from import_draft');
    const good = reviewFile([]);

    const alone = await importer(village).upload([bad]);
    const beside = await importer(village).upload([good, bad]);

    const params = { file: bad.fileName, reason };
    expect(alone).toMatchObject({ refusal: { code: 'import-unreadable', params } });
    expect(beside).toMatchObject({ refusal: { place: 'files.1', params } });
    expect(await rowsOf(village, 'select 1 from import_draft')).toHaveLength(before);
  });
});

describe('a file that can be read but not understood', () => {
  const row = ['2026.9.22', '一支部支部大会', '李雨婷', '杨雪梅', '好', '少', '', ''];
  const replaced = (at: number, text: string) =>
    row.map((cell, index) => (index === at ? text : cell));

  test.each<[string, string, string | undefined, SentFile]>([
    ['an impossible date', 'date-impossible', 'A2', reviewFile([replaced(0, '2026.9.31')])],
    ['a date with two readings', 'date-ambiguous', 'A2', reviewFile([replaced(0, '9/10/2026')])],
    ['an unknown branch', 'party-unknown', 'D2', reviewFile([replaced(3, '第九党支部')])],
    ['an unknown person', 'party-unknown', 'D2', reviewFile([replaced(3, '杨雪海')])],
    [
      'a missing column',
      'column-missing',
      'A1',
      reviewFile([row.slice(0, 3)], ['点评时间', '会议名称', '点评人', '说辞', '成绩', '不足']),
    ],
    ['nothing that is known', 'file-not-recognised', undefined, csv('菜单.csv', '菜,价\n鱼,20\n')],
  ])('names the cell and records nothing: %s', async (_, code, ref, file) => {
    const door = importer(village);
    const { draftId } = accepted(await door.upload([file]));

    const preview = accepted(await door.preview(draftId));
    const committed = await door.commit(draftId);

    const told = preview.problems.find((problem) => problem.code === code);
    expect(told?.ref).toBe(ref);
    expect(committed).toMatchObject({ ok: false, refusal: { code: 'import-blocked' } });
    expect(await rowsOf(village, 'select 1 from review')).toEqual([]);
  });

  test('a file of which nothing is recognised waits until its kind is chosen or it is left out', async () => {
    const door = importer(village);
    const menu = csv('菜单.csv', '菜,价\n鱼,20\n');
    const { draftId } = accepted(await door.upload([menu, reviewFile([row])]));
    const before = accepted(await door.preview(draftId));
    const key = before.sheets.find((sheet) => sheet.file === '菜单.csv')?.key ?? '';

    const choices = { draftId, corrections: { [key]: { kind: 'skip' as const } } };
    const caller = { scope: village.operator, intent: crypto.randomUUID() as never };
    accepted(await village.application.door.act('imports.correct', choices, caller));
    const after = accepted(await door.preview(draftId));

    expect(before).toMatchObject({
      hindrance: 'blocked',
      problemCounts: { 'file-not-recognised': 1 },
    });
    expect(after).toMatchObject({ hindrance: null, records: { reviews: 1 } });
  });

  test('an unknown sheet beside a known one is only told', async () => {
    const sheets = [
      sheetOf('会议点评', [header, row]),
      sheetOf('菜单', [
        ['菜', '价'],
        ['鱼', '20'],
      ]),
    ];
    const door = importer(village);
    const file = { fileName: '点评.xlsx', bytes: builtXlsx(sheets) };

    const preview = accepted(await door.preview(accepted(await door.upload([file])).draftId));

    expect(preview).toMatchObject({
      mayCommit: true,
      problemCounts: { 'sheet-not-recognised': 1 },
    });
  });

  test('offers people whose name differs in one character, and takes the answer', async () => {
    const door = importer(village);
    const { draftId } = accepted(await door.upload([reviewFile([replaced(3, '杨雪海')])]));
    const [question] = accepted(await door.preview(draftId)).questions;
    const offered = question?.candidates.find(({ label }) => label.startsWith('杨雪梅'));

    accepted(
      await village.application.door.act(
        'imports.correct',
        { draftId, answers: { [question?.key ?? '']: offered?.id ?? '' } },
        { scope: village.operator, intent: crypto.randomUUID() as never },
      ),
    );

    expect(accepted(await door.preview(draftId))).toMatchObject({ mayCommit: true, questions: [] });
  });
});

describe('naughty strings', () => {
  const texts = [
    importsOperations['imports.upload'].input,
    importsOperations['imports.undo'].input,
    importsOperations['imports.correct'].input,
    correctionSchema,
    importFacts['import.undone'].body,
  ];

  test.each(naughtyStrings.map((text) => [text]))(
    '%j passes or fails every schema cleanly',
    (text) => {
      for (const schema of texts) {
        const input = {
          files: [{ fileName: text, bytes: text }],
          importId: text,
          draftId: text,
          reason: text,
          kind: text,
          columns: { [text]: 1 },
          corrections: { [text]: { kind: text } },
          answers: { [text]: text },
          counts: [],
          restored: [{ rectificationId: text, progress: text }],
        };
        expect(() => schema.safeParse(input)).not.toThrow();
      }
    },
  );

  test('20 of them come back from the exported ledger as they went in; formulas stay text', async () => {
    const chosen = [
      '=1+1',
      "=cmd|' /C calc'!A0",
      '+86 139',
      '-2+3',
      '@SUM(1)',
      ...naughtyStrings.filter(isPlain).slice(0, 200),
    ].slice(0, 20);
    const rows = chosen.map((text, at) => [
      `2026.9.${at + 1}`,
      '一支部支部大会',
      '李雨婷',
      '杨雪梅',
      `甲${text}`,
      text,
      '',
      '',
    ]);
    const door = importer(village);

    await door.bringIn([reviewFile(rows)]);

    const stored = await rowsOf<{ text: string }>(
      village,
      `select e.point->>'text' as text from review r, json_array_elements(r.points) as e(point)
        where e.point->>'kind' = 'shortcoming'`,
    );
    expect(stored.map(({ text }) => text).sort()).toEqual([...chosen].sort());
    const { rows: listed } = accepted(
      await village.application.door.query('reviews.export', {}, village.operator),
    );
    const workbook = await reviewLedgerWorkbook({
      title: '点评台账',
      rows: listed,
      withoutConfidential: false,
      masked: 0,
      language: 'zh',
    });
    const contents = (await readSheet(Buffer.from(workbook))).map((cells) => String(cells[4]));
    for (const text of chosen) {
      expect(contents.some((content) => content.includes(`成绩：甲${text}\n不足：${text}`))).toBe(
        true,
      );
    }
  });
});

/** Text that a cell keeps as it is: visible, trimmed, one line. */
function isPlain(text: string): boolean {
  return (
    text.trim() === text &&
    text.length > 0 &&
    text.length < 300 &&
    !/[\p{Cc}\p{Cs}\p{Cn}\uFFFE\uFFFF]/u.test(text) &&
    text.isWellFormed()
  );
}

function encrypted(): Uint8Array {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600), ...name]);
}
