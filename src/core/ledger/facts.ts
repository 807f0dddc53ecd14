import { z } from 'zod';
import { textOf } from '../kernel/schemas.ts';
import { defineFact } from './fact.ts';

/** Legal grounds for erasing content (PIPL Art. 47), or the end of its retention period. */
export const erasureBases = ['PIPL47', 'retentionEnded', 'withdrawnConsent'] as const;

export const ledgerFacts = {
  'key.announced': defineFact({
    meaning: { zh: '公布台账签名公钥', en: 'the public key that signs the ledger was announced' },
    audience: 'office',
    body: z.object({ vkey: textOf(200) }),
  }),
  padding: defineFact({
    meaning: { zh: '补位，没有内容', en: 'filling, without content' },
    audience: 'restricted',
    body: z.object({}),
  }),
  erase: defineFact({
    meaning: { zh: '依法删除一条记录的内容', en: 'the content of an entry was erased by law' },
    audience: 'office',
    body: z.object({ ref: z.int().min(0), basis: z.enum(erasureBases) }),
  }),
} as const;
