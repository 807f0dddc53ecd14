import type { ConfigRefusal } from '#server/platform/config.ts';

/** Both languages on the terminal: the person at it may read either. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export function say({ zh, en }: Sentence): void {
  process.stdout.write(`${zh}  ${en}\n`);
}

/** Prints to the error stream and makes the process end with `status`. */
export function complain(sentence: Sentence, status = 1): void {
  warn(sentence);
  process.exitCode = status;
}

/** On the error stream, while the work goes on. */
export function warn({ zh, en }: Sentence): void {
  process.stderr.write(`${zh}\n${en}\n`);
}

export function complainOf(refused: ConfigRefusal): void {
  complain(refused, 2);
}

export interface Step {
  readonly show: (done: number, of: number) => void;
  readonly done: () => void;
}

/** One line for a step, closed by how long it took: `打开数据库 · Opening the database … ✓ 0.8 s`. */
export function step({ zh, en }: Sentence): Step {
  const begun = performance.now();
  process.stdout.write(`${zh} · ${en} …`);
  return {
    show: (done, of) => process.stdout.write(` ${done}/${of}`),
    done: () => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      process.stdout.write(` ✓ ${seconds} s\n`);
    },
  };
}
