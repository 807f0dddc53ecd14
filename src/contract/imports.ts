import { z } from 'zod';
import { broughtKinds } from '#core/imports/brought.ts';
import { importKinds } from '#core/imports/facts.ts';
import { problemCodes } from '#core/imports/problem.ts';
import { questionCodes } from '#core/imports/resolve-names.ts';
import { sheetRoles } from '#core/imports/roles-of-kind.ts';
import { sheetKinds } from '#core/imports/sheet-mapping.ts';
import type { DraftId, ImportId } from '#core/kernel/ids.ts';
import { idOf, lineSchema, textOf } from '#core/kernel/schemas.ts';
import { action, query } from './operation.ts';

/** An upload that nobody commits is not kept for ever: its files may speak of anyone. */
export const draftLimits = { days: 14, count: 20 } as const;

export const correctionSchema = z.object({
  kind: z.enum([...sheetKinds, 'skip']).optional(),
  headerRow: z.int().min(1).max(20).optional(),
  /** By role; `null` takes it away. On a sheet of ballots `candidate:<column>` is whoever is graded there. */
  columns: z.record(textOf(40), z.int().min(0).max(500).nullable()).optional(),
});

export const choicesSchema = z.object({
  /** By `<number of the file>/<name of the sheet>`. */
  corrections: z.record(textOf(200), correctionSchema).default({}),
  /** Answers to questions by their key: an id, `skip` or `new`. */
  answers: z.record(textOf(1000), textOf(40)).default({}),
});

export const recordKinds = [
  'organisations',
  'people',
  'cycles',
  'reviews',
  'openings',
  'opinions',
  'problems',
  'ideas',
  'rectifications',
  'tallies',
] as const;
export type RecordKind = (typeof recordKinds)[number];

const problemView = z.object({
  code: z.enum(problemCodes),
  severity: z.enum(['blocks', 'ask', 'note']),
  file: z.string(),
  sheet: z.string(),
  ref: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const sheetView = z.object({
  key: z.string(),
  file: z.string(),
  sheet: z.string(),
  kind: z.enum(sheetKinds).nullable(),
  headerRow: z.int().nullable(),
  /**
   * Titles of the header row by column, and which role each column plays; of a cycle sheet the titles
   * of its lines by the number of the row. Unclear is what nobody has pointed out or set aside yet.
   */
  titles: z.array(
    z.object({
      column: z.int(),
      title: z.string(),
      role: z.enum(sheetRoles).nullable(),
      isUnclear: z.boolean(),
    }),
  ),
  /** What its columns may be said to hold; empty when they cannot be corrected. */
  roles: z.array(z.enum(sheetRoles)),
  missing: z.array(z.enum(sheetRoles)),
  /** Rows with anything in them. */
  rowCount: z.int(),
  /** The first rows as they stand in the file, with their numbers. */
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
});

const questionView = z.object({
  key: z.string(),
  code: z.enum(questionCodes),
  text: z.string(),
  mayBeNew: z.boolean(),
  candidates: z.array(z.object({ id: z.string(), label: z.string() })),
});

export const importsOperations = {
  'imports.list': query({
    summary: { zh: '导入记录', en: 'Imports so far' },
    path: '/imports',
    input: z.object({}),
    output: z.object({
      imports: z.array(
        z.object({
          importId: idOf<ImportId>(),
          kinds: z.array(z.enum(importKinds)),
          files: z.array(z.string()),
          committedAt: z.string(),
          committedBy: z.string(),
          /** Committed by whoever asks: they alone are told how much it brought in. */
          own: z.boolean(),
          undone: z.boolean(),
        }),
      ),
      drafts: z.array(
        z.object({ draftId: idOf<DraftId>(), files: z.array(z.string()), createdAt: z.string() }),
      ),
    }),
    refusals: [],
  }),
  /** Only for whoever committed it: of slips that speak of oneself a count would tell. */
  'imports.brought': query({
    summary: { zh: '一次导入记录了多少', en: 'How much an import brought in' },
    path: '/imports/{importId}/brought',
    input: z.object({ importId: idOf<ImportId>() }),
    output: z.object({ brought: z.record(z.enum(broughtKinds), z.int()) }),
    refusals: [],
  }),
  'imports.upload': action({
    summary: { zh: '上传要导入的文件', en: 'Upload files to import' },
    path: '/imports',
    input: z.object({
      files: z
        .array(z.object({ fileName: lineSchema.min(1), bytes: z.base64().max(28_000_000) }))
        .min(1)
        .max(20),
    }),
    /** Files that were imported before are left out of the draft and named. */
    output: z.object({ draftId: idOf<DraftId>(), known: z.array(z.string()) }),
    refusals: ['import-unreadable', 'import-known'],
  }),
  'imports.preview': query({
    summary: { zh: '预览导入内容', en: 'Preview an import' },
    path: '/imports/drafts/{draftId}',
    input: z.object({ draftId: idOf<DraftId>() }),
    output: z.object({
      sheets: z.array(sheetView),
      files: z.array(z.string()),
      /** The first of each code; `problemCounts` counts all. */
      problems: z.array(problemView),
      problemCounts: z.partialRecord(z.enum(problemCodes), z.int()),
      questions: z.array(questionView),
      questionCount: z.int(),
      /** No roster has come in yet, so no name is known: it is uploaded together with these files. */
      rosterMissing: z.boolean(),
      records: z.record(z.enum(recordKinds), z.int()),
      choices: choicesSchema,
      /** Slips about whoever imports them become invisible to that very person. */
      concealsSlips: z.boolean(),
      mayCommit: z.boolean(),
      /** Why not: answers are missing, something must be corrected, or there is nothing in it. */
      hindrance: z.enum(['blocked', 'asked', 'empty', 'needs-cycle']).nullable(),
    }),
    refusals: [],
  }),
  'imports.correct': action({
    summary: { zh: '更正列的含义、回答疑问', en: 'Correct columns and answer questions' },
    path: '/imports/drafts/{draftId}/choices',
    input: choicesSchema.extend({ draftId: idOf<DraftId>() }),
    output: z.object({}),
    refusals: [],
  }),
  'imports.discard': action({
    summary: { zh: '放弃这次导入', en: 'Discard a draft' },
    path: '/imports/drafts/{draftId}/discard',
    input: z.object({ draftId: idOf<DraftId>() }),
    output: z.object({}),
    refusals: [],
  }),
  'imports.commit': action({
    summary: { zh: '确认导入', en: 'Commit an import' },
    path: '/imports/drafts/{draftId}/commit',
    input: z.object({ draftId: idOf<DraftId>() }),
    output: z.object({ importId: idOf<ImportId>() }),
    refusals: ['import-blocked', 'import-known', 'import-needs-cycle'],
  }),
  'imports.undo': action({
    summary: { zh: '整体撤销一次导入', en: 'Undo an import as a whole' },
    path: '/imports/{importId}/undo',
    input: z.object({ importId: idOf<ImportId>(), reason: lineSchema.min(1) }),
    output: z.object({}),
    refusals: ['import-undone', 'import-built-upon', 'not-yours-to-undo'],
  }),
} as const;
