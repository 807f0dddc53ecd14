import type { z } from 'zod';
import { choicesSchema, type correctionSchema } from '#contract/imports.ts';
import { candidateRole } from '#core/imports/ballot-columns.ts';
import { sheetKinds } from '#core/imports/sheet-mapping.ts';

export type Choices = z.input<typeof choicesSchema>;
type Correction = z.input<typeof correctionSchema>;

/** What was chosen before travels with each form, so that one form changes its own part only. */
export function choicesBefore(form: FormData): Choices {
  const before = choicesSchema.safeParse(parsed(String(form.get('choices') ?? '{}')));
  return before.success ? before.data : {};
}

/** A new kind or header row drops what was said about columns: they are recognised anew. */
export function withCorrection(before: Choices, form: FormData): Choices {
  const sheet = String(form.get('sheet') ?? '');
  const old = before.corrections?.[sheet] ?? {};
  const kind = kindOf(form.get('kind'));
  const headerRow = rowOf(form.get('headerRow'));
  const isNewGround =
    kind !== kindOf(form.get('kindShown')) || headerRow !== rowOf(form.get('headerRowShown'));
  const correction: Correction = isNewGround
    ? { ...(kind ? { kind } : {}), ...(headerRow && kind !== 'cycle' ? { headerRow } : {}) }
    : { ...old, columns: columnsOf(form) };
  return { ...before, corrections: { ...before.corrections, [sheet]: correction } };
}

export function withAnswers(before: Choices, form: FormData): Choices {
  const given = [...form].flatMap(([name, value]) =>
    name.startsWith('answer:') && typeof value === 'string' && value !== ''
      ? [[name.slice('answer:'.length), value]]
      : [],
  );
  return { ...before, answers: { ...before.answers, ...Object.fromEntries(given) } };
}

/**
 * A role that no column was given is taken away; of two columns with one role the first has it. Of
 * candidates there are many: each column says whether it is one.
 */
function columnsOf(form: FormData): Record<string, number | null> {
  const columnRoles = String(form.get('roles') ?? '').split(' ');
  const hasCandidates = columnRoles.includes('candidate');
  const columns = new Map<string, number | null>();
  for (const role of columnRoles) {
    if (role !== '' && role !== 'candidate') columns.set(role, null);
  }
  for (const [name, role] of form) {
    if (!name.startsWith('column:') || typeof role !== 'string') continue;
    const column = Number(name.slice('column:'.length));
    if (hasCandidates) columns.set(candidateRole(column), role === 'candidate' ? column : null);
    if (columns.get(role) === null) columns.set(role, column);
  }
  return Object.fromEntries(columns);
}

function kindOf(value: unknown): Correction['kind'] {
  return [...sheetKinds, 'skip' as const].find((kind) => kind === value);
}

function rowOf(value: unknown): number | undefined {
  const row = Number(value);
  return Number.isInteger(row) && row >= 1 && row <= 20 ? row : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
