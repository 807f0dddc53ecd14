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
export function complain({ zh, en }: Sentence, status = 1): void {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exitCode = status;
}

export function complainOf(refused: ConfigRefusal): void {
  complain(refused, 2);
}
