import { benchDocuments } from './documents.ts';
import { benchIdle } from './idle.ts';
import { benchReadingAtSize } from './read-at-size.ts';
import { benchRecordReview } from './record-review.ts';
import { benchVerify } from './verify-ledger.ts';
import { benchWeight } from './weight.ts';
import { type Figure, isMet, lineOf } from './support/figure.ts';
import { type Ground, openGround } from './support/ground.ts';

type Part = (ground: Ground) => Promise<readonly Figure[]> | readonly Figure[];

const parts: Readonly<Record<string, Part>> = {
  record: benchRecordReview,
  read: (ground) => benchReadingAtSize(ground, [10_000, 100_000]),
  million: (ground) => benchReadingAtSize(ground, [10_000, 100_000, 1_000_000]),
  verify: (ground) => benchVerify(ground, 100_000),
  documents: benchDocuments,
  weight: benchWeight,
  idle: benchIdle,
};

const usual = ['record', 'read', 'verify', 'documents', 'weight', 'idle'];

/** Runs the named parts, or the usual ones, and prints a table. Returns whether every goal was met. */
export async function runBench(
  names: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  print('what | measured | floor | ratio | goal | met');
  print('---|---|---|---|---|---');
  let met = true;
  for (const name of names.length > 0 ? names : usual) {
    const part = parts[name];
    if (!part) throw new Error(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`);
    const ground = await openGround();
    try {
      for (const figure of await part(ground)) {
        print(lineOf(figure));
        met &&= isMet(figure);
      }
    } finally {
      await ground.close();
    }
  }
  return met;
}
