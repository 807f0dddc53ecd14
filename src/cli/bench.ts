import { Command } from 'commander';
import { complain } from './speak.ts';

export const benchCommand = new Command('bench')
  .description('测量速度和内存，与目标比较 · measure speed and memory against their goals')
  .argument('[part...]', '只测这几项 · only these parts')
  .addHelpText('after', '\n0 全部达到 · every goal met   1 有未达到的 · some missed')
  .action(async (parts: string[]) => {
    const path = new URL('../../bench/bench.ts', import.meta.url).href;
    const { runBench } = (await import(path)) as {
      runBench: (names: readonly string[], print: (line: string) => void) => Promise<boolean>;
    };
    const allMet = await runBench(parts, (line) => process.stdout.write(`${line}\n`));
    if (!allMet) complain({ zh: '有目标没有达到。', en: 'Some goals were missed.' });
  });
