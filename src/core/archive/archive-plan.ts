import type { retentionClasses } from './facts.ts';

export type Retention = (typeof retentionClasses)[number];

export interface ArchivePart {
  readonly key: string;
  readonly path: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The default of domain §5.5. */
  readonly retention: Retention;
}

/** What an archive of a cycle holds, in its fixed order (R82). */
export const archiveParts = [
  part(
    'plan',
    '01-点评方案.docx',
    ['点评方案（含依据文件）', 'Plan, with its mandate'],
    'permanent',
  ),
  part('minutes', '02-会议记录.docx', ['会议和走访记录', 'Minutes of sessions'], 'permanent'),
  part('reviews', '03-点评台账.xlsx', ['点评台账', 'Review ledger'], 'years30'),
  part('rectifications', '04-整改台账.xlsx', ['整改台账', 'Rectification ledger'], 'years30'),
  part('coverage', '05-点评覆盖表.xlsx', ['点评覆盖表', 'Coverage'], 'permanent'),
  part('orders', '06-责令整改通知.xlsx', ['责令限期整改通知', 'Rectification orders'], 'years30'),
  part(
    'tallies',
    '07-测评结果.xlsx',
    ['民主测评结果（可公布部分）', 'Appraisal, as released'],
    'years30',
  ),
  part('report', '08-总结报告.docx', ['总结报告', 'Summary report'], 'permanent'),
  part('imports', '09-导入清单.xlsx', ['导入清单', 'Imports'], 'years10'),
  part(
    'facts',
    'ledger/facts.jsonl',
    ['操作记录（涉密内容只留指纹）', 'Facts; sealed ones as fingerprints'],
    'permanent',
  ),
] as const;

export type ArchivePartKey = (typeof archiveParts)[number]['key'];

function part<Key extends string>(
  key: Key,
  path: string,
  [zh, en]: readonly [string, string],
  retention: Retention,
): ArchivePart & { readonly key: Key } {
  return { key, path, title: { zh, en }, retention };
}

export const sumsPath = 'verify/SHA256SUMS';
export const verifierPath = 'verify/verify.mjs';

/** `sha256sum -c` reads it: digest, two blanks, path; in the order given. */
export function sumsText(
  files: readonly { readonly path: string; readonly digest: string }[],
): string {
  return files.map(({ path, digest }) => `${digest}  ${path}\n`).join('');
}

/** `undefined` unless every byte of it is as `sumsText` writes it. */
export function parseSums(
  text: string,
): readonly { readonly path: string; readonly digest: string }[] | undefined {
  const lines = text.split('\n').slice(0, -1);
  const files = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (files.some((file) => file === null)) return undefined;
  const read = files.map((file) => ({ digest: file?.[1] ?? '', path: file?.[2] ?? '' }));
  return sumsText(read) === text ? read : undefined;
}
