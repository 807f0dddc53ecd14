import { z } from 'zod';
import type { LedgerEntry } from './audit.ts';
import { bytesOfBase64Url } from './base64.ts';

const bytes = z.string().transform((text, context) => {
  const decoded = bytesOfBase64Url(text);
  if (decoded) return decoded;
  context.addIssue({ code: 'custom', message: 'not base64url' });
  return z.NEVER;
});

/** First line: which log, whose key, which tenant, how many entries. */
const header = z.strictObject({
  kind: z.literal('header'),
  origin: z.string(),
  vkey: z.string(),
  tenant: z.string(),
  size: z.int().min(0),
});

/** `withheld`: content left out of this copy. `erased`: content gone, an `erase` entry says so. */
const entry = z.strictObject({
  kind: z.literal('entry'),
  seq: z.int(),
  leaf: z.string(),
  hash: bytes,
  salt: bytes.optional(),
  payload: z.string().optional(),
  withheld: z.literal(true).optional(),
  erased: z.literal(true).optional(),
});

const checkpoint = z.strictObject({ kind: z.literal('checkpoint'), note: z.string() });

/** A row that no fact accounts for but that a restored organisation needs; nothing vouches for it. */
const kept = z.strictObject({
  kind: z.literal('kept'),
  table: z.enum(['tenant', 'report_prose', 'intent']),
  row: z.record(z.string(), z.unknown()),
});

const line = z.discriminatedUnion('kind', [header, entry, checkpoint, kept]);

export type ExportHeader = z.infer<typeof header>;
export type ExportCheckpoint = z.infer<typeof checkpoint>;
export type ExportEntry = LedgerEntry & { readonly kind: 'entry' };
export type ExportKept = z.infer<typeof kept>;
export type ExportLine = ExportHeader | ExportEntry | ExportCheckpoint | ExportKept;

/** `undefined` for a line of any other form; unknown members are another form. */
export function parseExportLine(value: unknown): ExportLine | undefined {
  const parsed = line.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
