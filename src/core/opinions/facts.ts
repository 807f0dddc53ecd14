import { z } from 'zod';
import type { Brand } from '../kernel/brand.ts';
import type { CycleId, ImportId, OpeningId, OpinionId, PersonId } from '../kernel/ids.ts';
import { dateSchema, idOf, proseSchema } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type CountId = Brand<string, 'CountId'>;

export const opinionKinds = ['opinion', 'suggestion'] as const;
/** The four classes of R50, and `normal` for what is none of them. */
export const opinionSensitivities = [
  'normal',
  'embarrassing',
  'harmsUnity',
  'privacy',
  'breach',
] as const;
/** Who handles an opinion: `upper` and `discipline` leave the organisation. */
export const opinionRoutes = [
  'leadingGroup',
  'head',
  'twoNamed',
  'upper',
  'discipline',
  'none',
] as const;
export const outsiderCategories = [
  'villager',
  'representative',
  'enterprise',
  'selfEmployed',
] as const;

export const opinionFacts = {
  'box.opened': defineFact({
    meaning: { zh: '两名管理人开启意见箱', en: 'two keepers opened the suggestion box' },
    audience: 'office',
    body: z.object({
      openingId: idOf<OpeningId>(),
      cycleId: idOf<CycleId>(),
      openedOn: dateSchema,
      keeperIds: z.array(idOf<PersonId>()).min(1).max(4),
      empty: z.boolean(),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'opinion.registered': defineFact({
    meaning: { zh: '登记意见箱中的一份意见', en: 'an opinion from the box was registered' },
    audience: 'restricted',
    body: z.object({
      opinionId: idOf<OpinionId>(),
      openingId: idOf<OpeningId>(),
      cycleId: idOf<CycleId>(),
      kind: z.enum(opinionKinds),
      sensitivity: z.enum(opinionSensitivities),
      route: z.enum(opinionRoutes),
      blank: z.boolean(),
      text: proseSchema,
      handling: proseSchema,
      concerns: z.array(idOf<PersonId>()).max(20),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
  'outsiders.counted': defineFact({
    meaning: {
      zh: '群众点评按类别计数(不对应具体意见)',
      en: 'public contributions counted by category',
    },
    audience: 'leadingGroup',
    body: z.object({
      countId: idOf<CountId>(),
      cycleId: idOf<CycleId>(),
      counts: z.record(z.enum(outsiderCategories), z.int().min(0)),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
} as const;
