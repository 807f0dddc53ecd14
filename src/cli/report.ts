import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { OfficialDocument } from '#core/reports/document-model.ts';
import { documentText } from '#core/reports/typesetting.ts';
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
import { complain, say } from './speak.ts';

interface Options {
  readonly as?: string;
  readonly organisation?: string;
  readonly asOf?: string;
  readonly language: 'zh-CN' | 'en';
  readonly out?: string;
  readonly json?: true;
}

export const reportCommand = new Command('report')
  .description('周期总结报告 · the summary report of the cycle')
  .addOption(asOfOption)
  .addOption(languageOption)
  .option(
    '--out <file>',
    '写入 .docx 或 .txt 文件；默认显示文字 · write .docx or .txt; by default show the text',
  )
  .addOption(asOption)
  .addOption(organisationOption)
  .addOption(jsonOption)
  .action(async (options: Options) => {
    const day = dayOf(options.asOf);
    if (!day || !isKnownKind(options.out)) return;
    await asMember(options, async ({ application }, scope) => {
      const { language } = options;
      const drafted = granted(
        await application.door.query('reports.draft', { ...day, language }, scope),
      );
      if (!drafted) return;
      if (options.json) process.stdout.write(`${JSON.stringify(drafted)}\n`);
      else await deliver(drafted.document as OfficialDocument, options.out);
      if (!options.json && drafted.gaps.some(({ text }) => text === ''))
        noteGaps(drafted.gaps.length);
    });
  });

function isKnownKind(out: string | undefined): boolean {
  if (out === undefined || /\.(docx|txt)$/.test(out)) return true;
  complain(
    { zh: '--out 的文件名应当以 .docx 或 .txt 结尾。', en: '--out should end in .docx or .txt.' },
    2,
  );
  return false;
}

async function deliver(document: OfficialDocument, out: string | undefined): Promise<void> {
  if (out === undefined) return void process.stdout.write(`${documentText(document)}\n`);
  await writeFile(
    out,
    out.endsWith('.docx') ? await docxOf(document) : `${documentText(document)}\n`,
  );
  say({ zh: `已写入 ${out}`, en: `written to ${out}` });
}

/** Loaded on use: typesetting and pictures weigh more than the rest of the command. */
async function docxOf(document: OfficialDocument): Promise<Uint8Array> {
  const { writeDocx } = await import('#server/reports/docx-document.ts');
  return writeDocx(document);
}

function noteGaps(count: number): void {
  process.stderr.write(
    `有 ${count} 处没有记录可依，留给作者填写 · ${count} places have no records and are left to the author\n`,
  );
}
