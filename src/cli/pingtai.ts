import { Command } from 'commander';
import { signInCommand } from './sign-in.ts';
import { startCommand } from './start.ts';
import { exportCommand } from './export.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

const program = new Command('pingtai')
  .description('评台：从方案到报告的点评台账\nPingtai: review campaigns from plan to report')
  .version('0.1.0')
  .helpOption('-h, --help', '显示帮助 · show help')
  .addHelpCommand(false)
  .showHelpAfterError('（用 --help 查看用法 · see --help）');

const commands = [startCommand, signInCommand, verifyCommand, exportCommand, restoreCommand];
for (const command of commands) program.addCommand(command);

await program.parseAsync();
