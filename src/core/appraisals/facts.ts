import { z } from 'zod';
import type { Brand } from '../kernel/brand.ts';
import type { CycleId, ImportId, OrganisationId, PersonId } from '../kernel/ids.ts';
import { idOf } from '../kernel/schemas.ts';
import { defineFact } from '../ledger/fact.ts';

export type TallyId = Brand<string, 'TallyId'>;

const count = z.int().min(0);

export const appraisalFacts = {
  'tally.recorded': defineFact({
    meaning: {
      zh: '登记一个支部的测评计票(只有合计,不存单张选票)',
      en: 'the tally of one branch was recorded: totals only, no ballots',
    },
    audience: 'restricted',
    body: z.object({
      tallyId: idOf<TallyId>(),
      cycleId: idOf<CycleId>(),
      organisationId: idOf<OrganisationId>(),
      issued: count,
      collected: count,
      valid: count,
      rows: z
        .array(
          z.object({
            personId: idOf<PersonId>(),
            excellent: count,
            qualified: count,
            basicallyQualified: count,
            unqualified: count,
            blank: count,
          }),
        )
        .max(2000),
      importId: idOf<ImportId>().nullable(),
    }),
  }),
} as const;
