import { z } from 'zod';
import type { Brand } from '../kernel/brand.ts';
import type { CycleId } from '../kernel/ids.ts';
import { dateSchema, idOf, lineSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type ArchiveId = Brand<string, 'ArchiveId'>;
export const retentionClasses = ['permanent', 'years30', 'years10'] as const;

export const archiveFacts = {
  'archive.sealed': defineFact({
    meaning: { zh: '档案封存', en: 'the archive of a cycle was sealed' },
    audience: 'office',
    body: z.object({
      archiveId: idOf<ArchiveId>(),
      cycleId: idOf<CycleId>(),
      asOf: dateSchema,
      sealedOn: dateSchema,
      items: z
        .array(
          z.object({
            path: lineSchema,
            title: lineSchema,
            retention: z.enum(retentionClasses),
            digest: z.string().regex(/^[0-9a-f]{64}$/),
          }),
        )
        .max(200),
    }),
  }),
} as const;
