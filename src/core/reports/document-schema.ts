import { z } from 'zod';
import { dateSchema } from '../kernel/schemas.ts';
import type { OfficialDocument } from './document-model.ts';

const run = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('figure'),
    key: z.string(),
    value: z.union([z.number(), z.string()]),
    href: z.string(),
  }),
  z.object({ kind: z.literal('gap'), slot: z.string(), prompt: z.string() }),
  z.object({ kind: z.literal('prose'), slot: z.string(), text: z.string() }),
]);

const chart = z.object({
  title: z.string(),
  direction: z.enum(['columns', 'rows']),
  stacked: z.boolean(),
  categories: z.array(z.string()),
  series: z.array(
    z.object({
      name: z.string(),
      tone: z.enum(['ink', 'done', 'waiting', 'overdue', 'accent', 'quiet']),
      values: z.array(z.number()),
    }),
  ),
});

const block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.literal([1, 2, 3, 4]),
    content: z.array(run),
  }),
  z.object({ kind: z.literal('paragraph'), content: z.array(run) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string().optional(),
    columns: z.array(
      z.object({
        heading: z.string(),
        share: z.number().positive(),
        align: z.enum(['left', 'centre', 'right']),
      }),
    ),
    rows: z.array(z.array(z.union([z.string(), z.array(run)]))),
  }),
  z.object({
    kind: z.literal('picture'),
    chart,
    caption: z.string(),
    description: z.string(),
  }),
]);

const documentSchema: z.ZodType<OfficialDocument> = z.object({
  language: z.enum(['zh-CN', 'en']),
  title: z.array(z.string()).min(1),
  documentNumber: z.string().optional(),
  addressee: z.string().optional(),
  blocks: z.array(block),
  attachments: z.array(
    z.object({
      title: z.string(),
      orientation: z.enum(['portrait', 'landscape']),
      blocks: z.array(block),
    }),
  ),
  signature: z.object({
    issuer: z.string(),
    date: dateSchema,
    layout: z.enum(['with-seal', 'without-seal']),
  }),
  pageNumbers: z.enum(['official', 'none']),
});

/** Reads a frozen document back from the ledger. */
export const officialDocumentSchema = documentSchema as z.ZodType<
  OfficialDocument,
  OfficialDocument
>;
