import { Command, CommanderError } from 'commander';
import { version } from './version.ts';
import { wrongUsage } from './wrong-usage.ts';

/** Only the command that is asked for is loaded; all of them for the help. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  'sign-in': async () => (await import('./sign-in.ts')).signInCommand,
  slip: async () => (await import('./slip.ts')).slipCommand,
  'reset-desk': async () => (await import('./reset-desk.ts')).resetDeskCommand,
  import: async () => (await import('./import.ts')).importCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  ledger: async () => (await import('./ledger.ts')).ledgerCommand,
  archive: async () => (await import('./archive.ts')).archiveCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  erase: async () => (await import('./erase.ts')).eraseCommand,
  'new-log-key': async () => (await import('./new-log-key.ts')).newLogKeyCommand,
  'own-certificate': async () => (await import('./own-certificate.ts')).ownCertificateCommand,
  bench: async () => (await import('./bench.ts')).benchCommand,
};

export const commandNames = Object.keys(commands);

export const exitCodes = { done: 0, refused: 1, wrongUsage: 2 } as const;

export async function run(words: readonly string[]): Promise<void> {
  const program = await createProgram(words);
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) process.exitCode = exitCodes.wrongUsage;
  }
}

async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('pingtai')
    .description('评台：从方案到报告的点评台账\nPingtai: review campaigns from plan to report')
    .usage('<命令 command> [选项 options]')
    .version(version, '-v, --version', '显示版本 · show the version')
    .addHelpCommand(false)
    .addHelpText('after', exitCodeHelp);
  const asked = words.find((word) => Object.hasOwn(commands, word));
  const needed = asked === undefined ? commandNames : [asked];
  for (const name of needed) {
    const command = await commands[name]?.();
    if (command) program.addCommand(command);
  }
  for (const each of [program, ...program.commands]) speakBoth(each);
  return program;
}

const exitCodeHelp = `
退出码 · exit codes：0 完成 · done   1 被拒绝或出错 · refused or failed   2 用法或设置不对 · wrong usage or setting`;

function speakBoth(command: Command): void {
  command
    .helpOption('-h, --help', '显示帮助 · show help')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ outputError: (text, write) => write(wrongUsage(text)) })
    .exitOverride();
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 · usage:',
  'Options:': '选项 · options:',
  'Commands:': '命令 · commands:',
  'Arguments:': '参数 · arguments:',
};
