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

export const importFacts = {
  'import.committed': defineFact({
    meaning: { zh: '导入一个文件', en: 'a file was imported' },
    audience: 'leadingGroup',
    body: z.object({
      importId: idOf<ImportId>(),
      cycleId: idOf<CycleId>().nullable(),
      kinds: z.array(z.enum(importKinds)).max(importKinds.length),
      /** With the SHA-256 of each file, hexadecimal. */
      files: z
        .array(z.object({ fileName: lineSchema, contentHash: z.string().regex(/^[0-9a-f]{64}$/) }))
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
