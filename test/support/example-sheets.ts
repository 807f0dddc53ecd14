import { readFileSync } from 'node:fs';
import { emptyDirectory } from '#core/imports/directory.ts';
import type { Problem, ProblemCode } from '#core/imports/problem.ts';
import { resolveImport, type ResolvedImport } from '#core/imports/resolve-import.ts';
import { understandSheets, type UnderstoodSheet } from '#core/imports/understand-sheets.ts';
import { readSheets } from '#server/imports/sheet-reader.ts';

export const exampleFiles = [
  '党员花名册.xlsx',
  '意见箱登记.csv',
  '整改台账.xlsx',
  '民主评议测评票(录入).xlsx',
  '活动信息.csv',
  '点评记录(手工台账).xlsx',
  '群众意见征集表.xlsx',
] as const;
export type ExampleFile = (typeof exampleFiles)[number];

const folder = new URL('../../example/village/', import.meta.url);

export function exampleBytes(file: ExampleFile): Uint8Array {
  return readFileSync(new URL(encodeURIComponent(file), folder));
}

export function understoodExample(file: ExampleFile): readonly UnderstoodSheet[] {
  const read = readSheets(exampleBytes(file), file);
  if (!read.ok) throw new Error(`${file}: ${read.refusal}`);
  return understandSheets(read.value, { year: 2026 });
}

/** All seven files resolved together, with ids that count up. */
export function resolvedExample(): ResolvedImport {
  const sheets = exampleFiles.flatMap(understoodExample);
  return resolveImport(sheets, { directory: emptyDirectory, newId: countingIds() });
}

export function countingIds() {
  let next = 0;
  return <Id extends string>() => {
    next += 1;
    return `00000000-0000-7000-8000-${String(next).padStart(12, '0')}` as Id;
  };
}

export function countCodes(problems: readonly Problem[]): Partial<Record<ProblemCode, number>> {
  const counts: Partial<Record<ProblemCode, number>> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

export function refsOf(problems: readonly Problem[], code: ProblemCode): readonly string[] {
  return problems.filter((each) => each.code === code).map((each) => each.ref ?? '');
}
