import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { LedgerWorkbook } from '#server/reviews/xlsx-ledger.ts';
import type { Scope } from '#server/platform/scope.ts';
import {
  asMember,
  asOfOption,
  asOption,
  dayOf,
  granted,
  jsonOption,
  languageOption,
  organisationOption,
} from './asking.ts';
import type { Opened } from './open-application.ts';
import { complain, say } from './speak.ts';

interface Options {
  readonly kind: 'reviews' | 'rectifications';
  readonly as?: string;
  readonly organisation?: string;
  readonly asOf?: string;
  readonly language: 'zh-CN' | 'en';
  readonly out?: string;
  readonly json?: true;
}

export const ledgerCommand = new Command('ledger')
  .description('点评台账或整改台账 · the review ledger or the rectification ledger')
  .addOption(
    new Option('--kind <kind>', '哪一本 · which one')
      .choices(['reviews', 'rectifications'])
      .default('reviews'),
  )
  .addOption(asOfOption)
  .addOption(languageOption)
  .option('--out <file.xlsx>', '写入 xlsx 文件 · write an xlsx file')
  .addOption(asOption)
  .addOption(organisationOption)
  .addOption(jsonOption)
  .addHelpText('after', '\n需要 --out 或 --json · --out or --json is needed')
  .action(async (options: Options) => {
    const day = dayOf(options.asOf);
    if (!day || !hasTarget(options)) return;
    await asMember(options, async (opened, scope) => {
      const rows = await ledgerOf(opened, scope, { ...options, ...day });
      if (!rows) return;
      if (options.json) process.stdout.write(`${JSON.stringify(rows.value)}\n`);
      if (options.out === undefined) return;
      await writeFile(options.out, await rows.workbook());
      if (!options.json) say({ zh: `已写入 ${options.out}`, en: `written to ${options.out}` });
    });
  });

interface Ledger {
  readonly value: unknown;
  readonly workbook: () => Promise<Uint8Array>;
}

async function ledgerOf(
  { application }: Opened,
  scope: Scope,
  { kind, asOf, language }: Options,
): Promise<Ledger | undefined> {
  const day = asOf === undefined ? {} : { asOf };
  if (kind === 'reviews') {
    const found = granted(
      await application.door.query('reviews.export', { ...day, ledger: 'all' }, scope),
    );
    return found && { value: found, workbook: () => reviewWorkbook(found, language) };
  }
  const found = granted(await application.door.query('rectifications.ledger', day, scope));
  if (!found) return undefined;
  const workbook = async () => {
    const { rectificationSheet } = await import('#server/issues/xlsx-rectifications.ts');
    const { writeWorkbook } = await import('#server/platform/documents/workbook.ts');
    return writeWorkbook([rectificationSheet(found, language)]);
  };
  return { value: found, workbook };
}

type Reviews = Pick<LedgerWorkbook, 'rows' | 'withoutConfidential' | 'masked'> & {
  readonly cycle: { readonly name: string } | null;
};

async function reviewWorkbook(found: Reviews, language: Options['language']): Promise<Uint8Array> {
  const { reviewLedgerWorkbook } = await import('#server/reviews/xlsx-ledger.ts');
  const { translate } = await import('#ui/messages/translator.ts');
  const { cycle, rows, withoutConfidential, masked } = found;
  const title = `${cycle ? `${cycle.name} ` : ''}${translate(language, 'reviews.title')}`;
  const short = language === 'en' ? 'en' : 'zh';
  return reviewLedgerWorkbook({ title, rows, withoutConfidential, masked, language: short });
}

function hasTarget({ out, json }: Options): boolean {
  if (json || out?.endsWith('.xlsx')) return true;
  complain(
    {
      zh: '请用 --out 指定一个以 .xlsx 结尾的文件，或用 --json。',
      en: 'Name a file that ends in .xlsx with --out, or use --json.',
    },
    2,
  );
  return false;
}
