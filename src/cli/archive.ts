import { rename, rm, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  asMember,
  asOfOption,
  asOption,
  dayOf,
  granted,
  jsonOption,
  organisationOption,
} from './asking.ts';
import { complain, say } from './speak.ts';

interface Options {
  readonly as?: string;
  readonly organisation?: string;
  readonly asOf?: string;
  readonly out: string;
  readonly json?: true;
}

export const archiveCommand = new Command('archive')
  .description(
    '周期档案，一个可离线核验的 zip · the archive of the cycle, one zip to verify offline',
  )
  .option('--out <file.zip>', '写到哪里 · where to write it', 'archive.zip')
  .addOption(asOfOption)
  .addOption(asOption)
  .addOption(organisationOption)
  .addOption(jsonOption)
  .action(async (options: Options) => {
    const day = dayOf(options.asOf);
    if (!day || !isZip(options.out)) return;
    await asMember(options, async ({ application }, scope) => {
      const index = granted(await application.door.query('archive.index', day, scope));
      if (!index) return;
      const { cycleId, organisation, cycle, asOf, items } = index;
      const label = { organisation, cycle, asOf };
      await writeWhole(options.out, application.archives.draft(scope, { cycleId, label }));
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ file: options.out, ...index })}\n`);
        return;
      }
      const count = items.length;
      say({
        zh: `已写入 ${options.out}（${count} 项）`,
        en: `written to ${options.out}, ${count} items`,
      });
    });
  });

/** Under another name until it is whole: a half archive never looks like one. */
async function writeWhole(file: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const draft = `${file}.draft-${process.pid}`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

function isZip(out: string): boolean {
  if (out.endsWith('.zip')) return true;
  complain({ zh: '--out 的文件名应当以 .zip 结尾。', en: '--out should end in .zip.' }, 2);
  return false;
}
