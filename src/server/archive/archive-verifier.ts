import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSums, sumsPath } from '#core/archive/archive-plan.ts';
import { auditExport } from '#core/ledger/offline-audit.ts';

/*
 * Runs alone, with plain Node and without network, in the unpacked folder of an archive:
 *
 *     node verify/verify.mjs [--key <the public key from the minutes>]
 *
 * Exit code 0: every file is as listed and the ledger holds together. 1: something is not; each line
 * names the place.
 */
const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const faults: string[] = [];

checkFiles();
const summary = checkLedger();
const verdict =
  faults.length === 0
    ? `完好 intact: ${summary.entries} entries (${summary.withheld} withheld), root ${summary.root}`
    : `有问题 damaged: ${faults.length}`;
const said = [...faults, verdict, `SHA256SUMS ${digestOf(sumsPath)}`];
process.stdout.write(said.map((line) => `${line}\n`).join(''));
process.exitCode = faults.length === 0 ? 0 : 1;

function checkFiles(): void {
  const listed = parseSums(readFileSync(join(folder, sumsPath), 'utf8'));
  if (!listed) {
    faults.push(`${sumsPath}: 清单被改动 the list was altered`);
    return;
  }
  const present = new Set(filesBelow(folder));
  present.delete(sumsPath);
  for (const { path, digest } of listed) {
    if (!present.delete(path)) faults.push(`${path}: 缺少 missing`);
    else if (digestOf(path) !== digest) faults.push(`${path}: 被改动 altered`);
  }
  for (const path of present) faults.push(`${path}: 多出 not listed`);
}

function checkLedger() {
  const found = auditExport(linesOf('ledger/facts.jsonl'), {
    ...(trustedKey() === undefined ? {} : { trustedKey: trustedKey() ?? '' }),
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  });
  for (const { code, place } of found.findings) {
    faults.push(`ledger/facts.jsonl: ${code} ${JSON.stringify(place)}`);
  }
  return found;
}

function trustedKey(): string | undefined {
  const at = process.argv.indexOf('--key');
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
}

function* linesOf(path: string): Generator<unknown> {
  const bytes = readFileSync(join(folder, path));
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
  return createHash('sha256')
    .update(readFileSync(join(folder, path)))
    .digest('hex');
}

function filesBelow(from: string): readonly string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return [relative(folder, path).split(sep).join('/')];
  });
}
