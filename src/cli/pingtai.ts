import { Command } from 'commander';
import { signInCommand } from './sign-in.ts';
import { startCommand } from './start.ts';

const program = new Command('pingtai')
  .description('评台：从方案到报告的点评台账\nPingtai: review campaigns from plan to report')
  .version('0.1.0')
  .helpOption('-h, --help', '显示帮助 · show help')
  .addHelpCommand(false)
  .showHelpAfterError('（用 --help 查看用法 · see --help）');

for (const command of [startCommand, signInCommand]) program.addCommand(command);

await program.parseAsync();
