import { z } from 'zod';
import { factCatalogue, type FactType } from '#core/ledger/catalogue.ts';
import { erasureBases } from '#core/ledger/facts.ts';
import { dateSchema } from '#core/kernel/schemas.ts';
import { pageInput } from './cycle-scope.ts';
import { action, query } from './operation.ts';

const seqSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const verificationView = z.object({
  at: z.iso.datetime(),
  entries: z.int(),
  /** Base64, as in a checkpoint; missing when the sequence is broken. */
  root: z.string().nullable(),
  checkpoints: z.int(),
  findingCount: z.int(),
  /** The first fifty; `place` names table and row, of sealed tables the table only. */
  findings: z.array(z.object({ code: z.string(), place: z.string() })),
});

export const ledgerRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entry'),
    seq: z.int(),
    day: dateSchema,
    type: z.enum(Object.keys(factCatalogue) as [FactType, ...FactType[]]),
    meaning: z.object({ zh: z.string(), en: z.string() }),
    erased: z.boolean(),
  }),
  /** Sealed entries that follow each other, as one row. */
  z.object({ kind: z.literal('sealed'), from: z.int(), to: z.int(), day: dateSchema }),
]);

export const ledgerOperations = {
  'ledger.integrity': query({
    summary: { zh: '台账的完整性', en: 'Integrity of the ledger' },
    path: '/ledger/integrity',
    input: z.object({}),
    output: z.object({
      size: z.int(),
      root: z.string(),
      origin: z.string(),
      vkey: z.string(),
      /** First 8 hexadecimal digits of the key's SHA-256, to be compared by eye with the minutes. */
      fingerprint: z.string(),
      checkpoints: z.array(z.object({ size: z.int(), root: z.string(), note: z.string() })),
      /** Whether someone else than this office has signed the newest checkpoint. */
      witnessed: z.boolean(),
      verified: verificationView.nullable(),
    }),
    refusals: [],
  }),
  'ledger.entries': query({
    summary: { zh: '台账逐条记录', en: 'Entries of the ledger, newest first' },
    path: '/ledger/entries',
    input: z.object(pageInput),
    output: z.object({ rows: z.array(ledgerRow), next: z.string().nullable() }),
    refusals: [],
  }),
  'ledger.proof': query({
    summary: { zh: '一条记录的存证证明', en: 'Proof that an entry is in the ledger' },
    path: '/ledger/entries/{seq}/proof',
    input: z.object({ seq: seqSchema }),
    output: z.object({
      seq: z.int(),
      leaf: z.string(),
      size: z.int(),
      hashes: z.array(z.string()),
      /** C2SP tlog-proof, to be kept as a file. */
      proof: z.string(),
    }),
    refusals: ['not-found'],
  }),
  'ledger.checkpoint': query({
    summary: { zh: '最新的存证签名', en: 'The newest checkpoint' },
    path: '/ledger/checkpoint',
    input: z.object({}),
    output: z.object({ size: z.int(), note: z.string() }),
    refusals: ['not-found'],
  }),
  'ledger.takeCheckpoint': action({
    summary: { zh: '现在签名存证', en: 'Sign a checkpoint now' },
    path: '/ledger/checkpoint',
    input: z.object({}),
    output: z.object({ size: z.int(), note: z.string() }),
    refusals: ['ledger-damaged'],
  }),
  'ledger.verify': action({
    summary: { zh: '核验台账', en: 'Verify the ledger' },
    path: '/ledger/verify',
    input: z.object({ rebuild: z.boolean().default(false) }),
    output: verificationView,
    refusals: ['ledger-too-long'],
  }),
  'ledger.erase': action({
    summary: { zh: '依法删除一条记录的内容', en: 'Erase the content of an entry by law' },
    path: '/ledger/erasures',
    input: z.object({ seq: seqSchema, basis: z.enum(erasureBases) }),
    output: z.object({ seq: z.int() }),
    refusals: ['not-found', 'already-erased', 'ledger-too-long'],
  }),
} as const;
