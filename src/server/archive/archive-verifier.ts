import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSums, sumsPath } from '#core/archive/archive-plan.ts';
import { adviceOnFile, findingWords, placeWords, type Words } from '#core/ledger/finding-words.ts';
import { auditExport } from '#core/ledger/offline-audit.ts';

/*
 * Runs alone, with plain Node and without network, in the unpacked folder of an archive:
 *
 *     node verify/verify.mjs [--key <the public key from the minutes>]
 *
 * Exit code 0: every file is as listed and the ledger holds together. 1: something is not; each fault
 * is told with its place, and below what to do. Both languages always: who verifies is not known.
 */
const ledgerPath = 'ledger/facts.jsonl';
const adviceOnFiles: Words = {
  zh: '这一份档案和封存时的不一样。请把它放在一边，不要改动，另取一份（或从原来的 zip 重新解开）再核对；仍有问题的，告诉保管档案的人是哪个文件。',
  en: 'This archive is not as it was made. Put it aside unchanged, take another copy (or unpack the original zip again) and verify that; if the fault stays, tell the keeper of the archive which file it is.',
};
const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const faults: Words[] = [];
const advice: Words[] = [];

checkFiles();
const summary = checkLedger();
say(
  ...faults.map(({ zh, en }) => ({ zh: `✗ ${zh}`, en: `  ${en}` })),
  ...advice.map(({ zh, en }) => ({ zh: `怎么办：${zh}`, en: `What to do: ${en}` })),
  verdict(),
  {
    zh: `清单的指纹，请和会议记录里抄下的对照：${digestOf(sumsPath)}`,
    en: 'Above: the fingerprint (SHA-256) of the list, to compare with the one in the minutes.',
  },
);
process.exitCode = faults.length === 0 ? 0 : 1;

function say(...sentences: readonly Words[]): void {
  process.stdout.write(sentences.map(({ zh, en }) => `${zh}\n${en}\n`).join(''));
}

function verdict(): Words {
  const { entries, withheld, root, findingCount, findings } = summary;
  if (faults.length === 0) {
    return {
      zh: `完好：每个文件都和清单一致，台账 ${entries} 条记录逐条重算无误（其中 ${withheld} 条的内容按规定没有收录）。根哈希 ${root}`,
      en: `Intact: every file is as listed, and ${entries} entries of the ledger were recomputed without a fault (the content of ${withheld} is left out by the rules).`,
    };
  }
  const count = faults.length + findingCount - findings.length;
  return { zh: `有问题：${count} 处，见上。`, en: `Damaged: ${count} faults, see above.` };
}

function checkFiles(): void {
  const listed = parseSums(contentOf(sumsPath).toString('utf8'));
  if (!listed?.length) {
    blame(sumsPath, {
      zh: '清单不在，或者被改动，读不出来',
      en: 'the list is missing or was altered',
    });
    advice.push(adviceOnFiles);
    return;
  }
  const present = new Set(filesBelow(folder));
  present.delete(sumsPath);
  for (const { path, digest } of listed) {
    if (!present.delete(path)) blame(path, { zh: '文件缺少', en: 'the file is missing' });
    else if (digestOf(path) !== digest) {
      blame(path, { zh: '文件被改动', en: 'the file was altered' });
    }
  }
  for (const path of present) {
    blame(path, { zh: '清单里没有这个文件', en: 'the file is not on the list' });
  }
  if (faults.length > 0) advice.push(adviceOnFiles);
}

function blame(path: string, { zh, en }: Words): void {
  faults.push({ zh: `${path}：${zh}`, en: `${path}: ${en}` });
}

function checkLedger() {
  const found = auditExport(linesOf(ledgerPath), {
    ...(trustedKey() === undefined ? {} : { trustedKey: trustedKey() ?? '' }),
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  });
  for (const { code, place } of found.findings) {
    const [where, what] = [placeWords(place), findingWords(code)];
    blame(ledgerPath, { zh: `${where.zh}：${what.zh}`, en: `${where.en}: ${what.en}` });
  }
  if (advice.length === 0) advice.push(...adviceOnFile(found.findings.map(({ code }) => code)));
  return found;
}

function trustedKey(): string | undefined {
  const at = process.argv.indexOf('--key');
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
}

function* linesOf(path: string): Generator<unknown> {
  const bytes = contentOf(path);
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(10, from);
    const until = end < 0 ? bytes.length : end;
    yield parsed(bytes.toString('utf8', from, until));
    from = until + 1;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function digestOf(path: string): string {
  return createHash('sha256').update(contentOf(path)).digest('hex');
}

/** A file that is missing is told as such where the list is compared. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(join(folder, path));
  } catch {
    return Buffer.alloc(0);
  }
}

function filesBelow(from: string): readonly string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return [relative(folder, path).split(sep).join('/')];
  });
}
