import { z } from 'zod';
import type { CycleId, ImportId, RectificationId } from '../kernel/ids.ts';
import { countSchema } from '../ledger/counter.ts';
import { idOf, lineSchema, textOf } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export const importKinds = [
  'cycle',
  'roster',
  'reviews',
  'box',
  'contributions',
  'rectifications',
  'ballots',
] as const;
export type ImportKind = (typeof importKinds)[number];

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const importFacts = {
  'import.committed': defineFact({
    meaning: { zh: '导入一个文件', en: 'a file was imported' },
    audience: 'leadingGroup',
    body: z.object({
      importId: idOf<ImportId>(),
      cycleId: idOf<CycleId>().nullable(),
      kinds: z.array(z.enum(importKinds)).max(importKinds.length),
      /**
       * With two SHA-256 of each, hexadecimal: `contentHash` of the bytes of the file, `cellsHash` of
       * what its cells say, so that a file that was only saved again is known as well.
       */
      files: z
        .array(z.object({ fileName: lineSchema, contentHash: digest, cellsHash: digest }))
        .min(1)
        .max(20),
    }),
  }),
  'import.undone': defineFact({
    meaning: { zh: '整体撤销一次导入', en: 'an import was undone as a whole' },
    audience: 'leadingGroup',
    body: z.object({
      importId: idOf<ImportId>(),
      reason: lineSchema,
      /** What the import had added to the counters, so that they can be taken back. */
      counts: z.array(countSchema).max(20_000),
      /** Items of earlier imports that it had closed or reported on, with the progress they had before. */
      restored: z
        .array(z.object({ rectificationId: idOf<RectificationId>(), progress: textOf(4000) }))
        .max(20_000),
    }),
  }),
} as const;
