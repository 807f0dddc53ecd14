import { z } from 'zod';
import { retentionClasses, type ArchiveId } from '#core/archive/facts.ts';
import type { CycleId } from '#core/kernel/ids.ts';
import { dateSchema, idOf } from '#core/kernel/schemas.ts';
import { cycleScope } from './cycle-scope.ts';
import { action, query } from './operation.ts';

const sealedItem = z.object({
  path: z.string(),
  title: z.string(),
  retention: z.enum(retentionClasses),
  digest: z.string(),
});

export const archiveOperations = {
  'archive.index': query({
    summary: { zh: '档案目录', en: 'What the archive of a cycle holds' },
    path: '/archive',
    input: z.object(cycleScope),
    output: z.object({
      cycleId: idOf<CycleId>(),
      asOf: dateSchema,
      organisation: z.string(),
      cycle: z.string(),
      items: z.array(
        z.object({
          path: z.string(),
          title: z.object({ zh: z.string(), en: z.string() }),
          retention: z.enum(retentionClasses),
        }),
      ),
    }),
    refusals: ['not-found'],
  }),
  'archive.list': query({
    summary: { zh: '已封存的档案', en: 'Archives that were sealed' },
    path: '/archives',
    input: z.object({ cycleId: idOf<CycleId>().optional() }),
    output: z.object({
      archives: z.array(
        z.object({
          archiveId: idOf<ArchiveId>(),
          asOf: dateSchema,
          sealedOn: dateSchema,
          items: z.array(sealedItem),
        }),
      ),
    }),
    refusals: [],
  }),
  'archive.seal': action({
    summary: { zh: '封存档案', en: 'Seal the archive; its bytes never change again' },
    path: '/archives',
    input: z.object(cycleScope),
    output: z.object({ archiveId: idOf<ArchiveId>() }),
    refusals: ['not-found', 'date-in-future'],
  }),
} as const;
