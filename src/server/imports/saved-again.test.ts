import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleBytes } from '../../../test/support/example-sheets.ts';
import { accepted, exampleSent, importer, rowsOf } from '../../../test/support/importing.ts';
import { openVillage, type Village } from '../../../test/support/village.ts';
import { builtXlsx, sheetOf } from '../../../test/support/xlsx-builder.ts';
import { fixedClock } from '../platform/clock.ts';
import { cellsHashOf } from './sheet-hash.ts';
import { readSheets } from './sheet-reader.ts';

const reviews = '点评记录(手工台账).xlsx';

/** The same parts packed in another way, as another program saves them. */
function savedAgain(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { level: 0 });
}

function hashOf(bytes: Uint8Array, name = 'x.xlsx'): string {
  const read = readSheets(bytes, name);
  return read.ok ? cellsHashOf(read.value) : '';
}

describe('a workbook that was only saved again', () => {
  let village: Village;

  beforeAll(async () => {
    village = await openVillage(fixedClock('2026-11-01T01:00:00Z'));
    await importer(village).bringIn(exampleSent(['活动信息.csv', '党员花名册.xlsx']));
  });
  afterAll(() => village.close());

  const again = { fileName: '点评记录 (1).xlsx', bytes: savedAgain(exampleBytes(reviews)) };

  test('is taken once when it is chosen together with the first', async () => {
    const door = importer(village);
    const { draftId } = accepted(await door.upload([...exampleSent([reviews]), again]));

    expect(accepted(await door.preview(draftId)).files).toEqual([reviews]);
    accepted(await door.commit(draftId));
  });

  test('changes nothing, and that is said', async () => {
    const refused = await importer(village).upload([again]);

    expect(refused).toMatchObject({ ok: false, refusal: { code: 'import-known' } });
    expect(await rowsOf(village, 'select 1 from review')).toHaveLength(106);
  });

  test('is named and left out beside a new file', async () => {
    const uploaded = await importer(village).upload([again, ...exampleSent(['意见箱登记.csv'])]);

    expect(accepted(uploaded).known).toEqual(['点评记录 (1).xlsx']);
  });

  test('can be imported once the import is undone', async () => {
    const door = importer(village);
    const [last] = await rowsOf<{ import_id: string }>(
      village,
      `select import_id from import_batch where 'reviews' = any(kinds)`,
    );
    accepted(await door.undo(last?.import_id ?? ''));

    expect(accepted(await door.upload([again])).known).toEqual([]);
  });
});

describe('what the cells say', () => {
  const rows = [
    ['姓名', '支部'],
    ['欧阳修', '东坡支部'],
  ];
  const built = (name: string, texts: readonly (readonly string[])[]) =>
    hashOf(builtXlsx([sheetOf(name, texts)]));

  test('is the same in another packing, with empty rows or empty cells at the end', () => {
    const [header = [], row = []] = rows;

    expect(hashOf(savedAgain(builtXlsx([sheetOf('名册', rows)])))).toBe(built('名册', rows));
    expect(built('名册', [header, [''], [...row, '']])).toBe(built('名册', rows));
  });

  test('differs by one cell, by the column of a cell, and by the name of a sheet', () => {
    const others = [
      built('名册', [...rows, ['苏洵', '东坡支部']]),
      built('名册', [
        ['姓名', '支部'],
        ['', '欧阳修', '东坡支部'],
      ]),
      built('名单', rows),
    ];

    expect(new Set([built('名册', rows), ...others]).size).toBe(4);
  });
});
