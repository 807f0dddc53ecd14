import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { adviceOnDatabase, adviceOnFile } from '#core/ledger/finding-words.ts';
import { auditExport } from '#core/ledger/offline-audit.ts';
import { exportValues, readExport } from '#server/ledger/export-file.ts';
import type { DatedVerification } from '#server/ledger/keeper.ts';
import { notesIn } from '#server/ledger/outside-file.ts';
import { type LogKeyError, logKeySentence } from '#server/ledger/log-key-failure.ts';
import type { LedgerFinding, LogSigner } from '#server/ledger/verification.ts';
import { fastEd25519 } from '#server/ledger/verify.ts';
import { listNamedTenants } from '#server/people/named-tenants.ts';
import { fastSha256 } from '#server/platform/fast-sha256.ts';
import { sentenceOf } from './finding-words.ts';
import { complainOfOpening, openApplication, settings } from './open-application.ts';
import { progressBar } from './progress.ts';
import { complain, say, type Sentence } from './speak.ts';

interface Options {
  readonly rebuild?: true;
  readonly checkpoint?: string;
  readonly key?: string;
  readonly json?: true;
}

export const verifyCommand = new Command('verify')
  .description(
    '核验台账：逐条重算，有任何改动就指出位置 · recompute the ledger and name every change',
  )
  .argument('[file]', '离线核验导出的文件 · an exported file, checked offline')
  .option('--rebuild', '并由记录重建各表逐项比对 · also rebuild every table from the facts')
  .option('--checkpoint <file>', '库外保存的存证签名 · checkpoints kept elsewhere')
  .option('--key <vkey>', '会议记录上的公钥 · the public key from the minutes (with a file)')
  .option('--json', '输出 JSON · print JSON')
  .addHelpText('after', '\n0 无问题 · nothing found   1 有问题 · findings   2 用法不对 · usage')
  .action(async (file: string | undefined, options: Options) => {
    const notes = await outsideNotes(options.checkpoint);
    if (!notes) return;
    if (file === undefined) return verifyHere(options, notes);
    if (options.rebuild) return complainOfUsage();
    return verifyFile(file, { ...options, notes });
  });

async function outsideNotes(file: string | undefined): Promise<readonly string[] | undefined> {
  if (file === undefined) return [];
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const notes = text === undefined ? [] : notesIn(`${text.trimEnd()}\n\n`).notes;
  if (notes.length > 0) return notes;
  complain(
    {
      zh: `${file} 里没有存证签名。`,
      en: `${file} holds no checkpoint.`,
    },
    2,
  );
  return undefined;
}

function complainOfUsage(): void {
  complain(
    {
      zh: '--rebuild 要比对数据库里的各表，不能与文件一起用。',
      en: '--rebuild compares the tables of the database and does not go with a file.',
    },
    2,
  );
}

async function verifyHere(options: Options, notes: readonly string[]): Promise<void> {
  const config = settings();
  if (!config) return;
  const opened = await openApplication(config, {
    beside: true,
    onFailure: () => undefined,
    opensDespite: saysWhoseKey,
  }).catch(complainOfOpening);
  if (!opened) return;
  const bar = progressBar();
  try {
    const { keeper } = opened.application;
    for (const { tenantId, name } of await listNamedTenants(opened.owner)) {
      const verified = await keeper.verify(tenantId, {
        rebuild: options.rebuild === true,
        moreNotes: notes,
        onProgress: bar.show,
      });
      bar.clear();
      const { id } = await keeper.keyOf(tenantId);
      report(options, { name, fingerprint: id, ...verified });
    }
  } finally {
    bar.clear();
    await opened.close();
  }
}

/** With another key in the folder there is still something to find; without one there is not. */
function saysWhoseKey(strangeKey: LogKeyError): boolean {
  if (strangeKey.failure !== 'foreign') return false;
  complain(logKeySentence(strangeKey));
  return true;
}

async function verifyFile(
  file: string,
  { key, json, notes }: Options & { readonly notes: readonly string[] },
): Promise<void> {
  const text = await readExport(file).catch(() => undefined);
  if (!text) {
    return complain({ zh: `${file} 读不出来。`, en: `${file} can not be read.` }, 2);
  }
  const summary = auditExport(exportValues(text), {
    trustedKey: key,
    outsideNotes: notes,
    sha256: fastSha256,
    verify: fastEd25519,
  });
  report({ json }, { name: file, ...summary });
  if (json || key !== undefined) return;
  say({
    zh: '提示：没有用 --key 给出会议记录上的公钥，文件里的公钥只能自证。',
    en: 'Note: without --key from the minutes, the key in the file vouches for itself.',
  });
}

type Reported = Pick<
  DatedVerification,
  'entries' | 'root' | 'opened' | 'erased' | 'findingCount'
> & {
  readonly name: string;
  readonly fingerprint?: string;
  readonly rows?: number | undefined;
  readonly withheld?: number;
  readonly signers?: readonly LogSigner[];
  readonly findings: readonly LedgerFinding[];
};

function report({ json }: Options, verified: Reported): void {
  if (verified.findingCount > 0) process.exitCode = 1;
  if (json) {
    process.stdout.write(`${JSON.stringify(verified)}\n`);
    return;
  }
  for (const finding of verified.findings) sayBelow(sentenceOf(finding));
  if (verified.findingCount > verified.findings.length) {
    const more = verified.findingCount - verified.findings.length;
    sayBelow({ zh: `……另有 ${more} 处没有列出。`, en: `… and ${more} more that are not listed.` });
  }
  for (const advice of adviceOn(verified)) {
    sayBelow({ zh: `怎么办：${advice.zh}`, en: `What to do: ${advice.en}` });
  }
  say(summaryOf(verified));
  if (verified.signers && verified.signers.length > 1) sayBelow(signersWords(verified.signers));
}

/** Each key by the entries that its checkpoints are over: a new one begins after the former. */
function signersWords(signers: readonly LogSigner[]): Sentence {
  const signed = signers.map(({ id, from, to }) => ({
    id,
    range: from === to ? from : `${from}–${to}`,
  }));
  const zh = signed.map(({ id, range }) => `${id} 签的存证 ${range} 条`).join('；');
  const en = signed.map(({ id, range }) => `${id} ${range}`).join('; ');
  return { zh: `换过密钥：${zh}。`, en: `Checkpoints by key and number of entries: ${en}.` };
}

/** Only a verification of the running installation knows the fingerprint of its key. */
function adviceOn({ fingerprint, findings }: Reported): readonly Sentence[] {
  const codes = findings.map(({ code }) => code);
  return fingerprint === undefined ? adviceOnFile(codes) : adviceOnDatabase(codes);
}

function sayBelow({ zh, en }: Sentence): void {
  process.stdout.write(`${zh}\n${en}\n`);
}

function summaryOf({ name, entries, rows, root, findingCount, fingerprint }: Reported) {
  const tables = rows === undefined ? ['', ''] : [`，比对 ${rows} 行`, `, ${rows} rows compared`];
  const key =
    fingerprint === undefined ? ['', ''] : [`，公钥 ${fingerprint}`, `, key ${fingerprint}`];
  const found =
    findingCount === 0
      ? ['没有发现问题', 'nothing found']
      : [`发现 ${findingCount} 处问题`, `${findingCount} findings`];
  return {
    zh: `${name}：核验 ${entries} 条记录${tables[0]}，${found[0]}。根 ${root ?? '—'}${key[0]}`,
    en: `(${entries} entries${tables[1]}: ${found[1]}${key[1]})`,
  };
}
