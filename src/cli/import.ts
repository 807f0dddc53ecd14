import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { type choicesSchema, type importsOperations } from '#contract/imports.ts';
import type { DraftId, IntentId } from '#core/kernel/ids.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import type { Scope } from '#server/platform/scope.ts';
import {
  asMember,
  asOption,
  granted,
  jsonOption,
  organisationOption,
  sentenceOfKey,
} from './asking.ts';
import type { Opened } from './open-application.ts';
import { progressBar } from './progress.ts';
import { complain, say } from './speak.ts';

interface Options {
  readonly as?: string;
  readonly organisation?: string;
  readonly answers?: string;
  readonly preview?: true;
  readonly json?: true;
}
type Choices = z.input<typeof choicesSchema>;
type Preview = z.output<(typeof importsOperations)['imports.preview']['output']>;

export const importCommand = new Command('import')
  .description(
    '导入办公文件（xlsx、csv），全部成功或一点不动 · import office files, all or nothing',
  )
  .argument('<file...>', '一起导入的文件 · files that belong together')
  .addOption(asOption)
  .addOption(organisationOption)
  .option(
    '--answers <file>',
    '对疑问的回答和列的更正，JSON · answers to questions and corrected columns, as JSON',
  )
  .option('--preview', '只预览，不导入 · show what was understood, import nothing')
  .addOption(jsonOption)
  .action(async (files: string[], options: Options) => {
    const read = await readFiles(files);
    const choices = await readChoices(options.answers);
    if (!read || !choices) return;
    await asMember(options, async (opened, scope) =>
      importFiles({ opened, scope, options }, { files: read, choices }),
    );
  });

interface Asked {
  readonly opened: Opened;
  readonly scope: Scope;
  readonly options: Options;
}
type Uploaded = readonly { readonly fileName: string; readonly bytes: string }[];

async function importFiles(
  { opened, scope, options }: Asked,
  { files, choices }: { readonly files: Uploaded; readonly choices: Choices },
): Promise<void> {
  const { door } = opened.application;
  const caller = () => ({ scope, intent: freshId<IntentId>() });
  const bar = progressBar();
  const advance = (done: number) => bar.show(done, 3);
  advance(0);
  const uploaded = await door.act('imports.upload', { files: [...files] }, caller());
  bar.clear();
  const draft = granted(uploaded);
  if (!draft) return;
  const { draftId } = draft;
  const leave = () => door.act('imports.discard', { draftId }, caller());
  advance(1);
  const corrected = await door.act('imports.correct', { draftId, ...choices }, caller());
  const previewed = await door.query('imports.preview', { draftId }, scope);
  bar.clear();
  const preview = granted(corrected) && granted(previewed);
  if (!preview || options.preview || !preview.mayCommit) {
    await leave();
    if (preview) showPreview(preview, options);
    if (preview && !preview.mayCommit) refuseCommit(preview);
    return;
  }
  if (!options.json) showPreview(preview, options);
  advance(2);
  const committed = await door.act('imports.commit', { draftId: draftId as DraftId }, caller());
  bar.clear();
  const done = granted(committed);
  if (!done) return void (await leave());
  if (options.json) return print({ ...done, records: preview.records, problems: preview.problems });
  say({ zh: '已导入。', en: 'Imported.' });
}

function showPreview(preview: Preview, { json }: Options): void {
  if (json) return print(preview);
  for (const problem of preview.problems) {
    const sentence = sentenceOfKey(`imports.problem.${problem.code}`, problem.params);
    const place = [problem.file, problem.sheet, problem.ref].filter(Boolean).join(' · ');
    process.stdout.write(`${marks[problem.severity]} ${place}\n`);
    process.stdout.write(`    ${sentence?.zh ?? problem.code}\n    ${sentence?.en ?? ''}\n`);
  }
  for (const question of preview.questions) {
    process.stdout.write(`? ${question.key}: ${question.text}\n`);
    for (const { id, label } of question.candidates) process.stdout.write(`    ${id} ${label}\n`);
  }
  const records = Object.entries(preview.records).filter(([, count]) => count > 0);
  const counted = records.map(([kind, count]) => `${kind} ${count}`).join(', ');
  say({
    zh: `认出 · understood: ${counted || '0'}`,
    en: `(${preview.problems.length} 条提示 · remarks)`,
  });
}

const marks = { blocks: '✗', ask: '?', note: '·' } as const;

function refuseCommit({ hindrance, questions }: Preview): void {
  const why = sentenceOfKey(`imports.hindrance.${hindrance}`, {});
  if (questions.length === 0) {
    const nothing = { zh: '没有导入任何内容。', en: 'Nothing was imported.' };
    return complain({
      zh: `${nothing.zh}${why?.zh ?? ''}`,
      en: `${nothing.en} ${why?.en ?? ''}`,
    });
  }
  complain({
    zh: '有疑问没有回答，没有导入任何内容。请把回答写进 --answers 指定的 JSON：{"answers":{"<疑问>":"<编号、new 或 skip>"}}。',
    en: 'Questions are open and nothing was imported. Put answers into the JSON of --answers: {"answers":{"<question>":"<id, new or skip>"}}.',
  });
}

async function readFiles(files: readonly string[]): Promise<Uploaded | undefined> {
  const read: { fileName: string; bytes: string }[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) {
      complain({ zh: `${file} 读不出来。`, en: `${file} cannot be read.` }, 2);
      return undefined;
    }
    read.push({ fileName: basename(file), bytes: bytes.toString('base64') });
  }
  return read;
}

async function readChoices(file: string | undefined): Promise<Choices | undefined> {
  if (file === undefined) return {};
  try {
    return z
      .object({})
      .loose()
      .parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    complain({ zh: `${file} 不是 JSON 对象。`, en: `${file} is not a JSON object.` }, 2);
    return undefined;
  }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
