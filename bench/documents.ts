import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeWorkbook } from '#server/platform/documents/workbook.ts';
import type { Figure } from './support/figure.ts';
import type { Ground } from './support/ground.ts';
import {
  addReviews,
  type BenchVillage,
  makeVillage,
  reviewPoints,
} from './support/village-facts.ts';

const ROWS = 10_000;
const program = fileURLToPath(new URL('./documents-process.ts', import.meta.url));

/** A sheet of 10,000 reviews imported, and the report of a cycle with 10,000 reviews written. */
export async function benchDocuments(ground: Ground): Promise<readonly Figure[]> {
  const importing = await makeVillage(ground.application);
  const file = join(tmpdir(), `pingtai-bench-${process.pid}.xlsx`);
  await writeFile(file, await sheetOf(importing));
  const imported = await inOwnProcess(ground, {
    tenantId: importing.tenantId,
    job: 'import',
    file,
  });
  await rm(file);

  const reporting = await makeVillage(ground.application);
  await addReviews(ground.application, reporting, { from: 0, count: ROWS });
  const reported = await inOwnProcess(ground, { tenantId: reporting.tenantId, job: 'report' });
  return [
    ...figuresOf('import a 10,000-row sheet, preview and commit', imported, 30),
    ...figuresOf('report docx of a cycle with 10,000 reviews', reported, 5),
  ];
}

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

async function inOwnProcess(ground: Ground, job: object): Promise<Cost> {
  const { app, dataFolder } = ground;
  const argument = JSON.stringify({ app, dataFolder, ...job });
  const options = [...process.execArgv, program, argument];
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 1e8 });
  return JSON.parse(stdout) as Cost;
}

function figuresOf(name: string, cost: Cost, seconds: number): readonly Figure[] {
  return [
    { name, unit: 's', measured: cost.seconds, goal: { is: 'at most', value: seconds } },
    {
      name: `${name}, peak memory`,
      unit: 'MB',
      measured: cost.megabytes,
      goal: { is: 'at most', value: 400 },
    },
  ];
}

async function sheetOf(village: BenchVillage): Promise<Uint8Array> {
  const headings = [
    '序号',
    '点评时间',
    '会议名称',
    '地点',
    '点评人',
    '点评对象',
    '成绩',
    '不足',
    '要求',
    '整改时限',
  ];
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const [achievement, shortcoming, requirement] = reviewPoints(index);
    const name = `党员${1 + (index % village.people.length)}`;
    return [
      index + 1,
      '2026.9.12',
      '支部大会',
      '村部会议室',
      '党员1',
      name,
      achievement?.text,
      shortcoming?.text,
      requirement?.text,
      '年底前',
    ];
  });
  return writeWorkbook([
    {
      name: '会议点评',
      title: '会议集中点评记录',
      columns: headings.map((heading) => ({ heading, width: 12 })),
      rows,
      orientation: 'landscape',
    },
  ]);
}
