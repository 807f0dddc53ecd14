import type { z } from 'zod';
import type { importsOperations } from '#contract/imports.ts';
import { problemSeverities, type ProblemCode } from '#core/imports/problem.ts';
import { sheetRoles, type SheetRole } from '#core/imports/roles-of-kind.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { Formats } from '#ui/formats.ts';
import type { MessageKey } from '#ui/messages/catalogue.ts';
import type { Locale } from '#ui/messages/message.ts';
import { translate } from '#ui/messages/translator.ts';

export type Preview = z.output<(typeof importsOperations)['imports.preview']['output']>;
export type Problem = Preview['problems'][number];
type Severity = Problem['severity'];
type SheetView = Preview['sheets'][number];

export interface Words {
  readonly locale: Locale;
  readonly formats: Formats;
}

/** Problems of one code: those that are shown, and how many there are. */
export interface ProblemGroup {
  readonly code: ProblemCode;
  readonly problems: readonly Problem[];
  readonly count: number;
}

export function groupsOf(preview: Preview, severity: Severity): readonly ProblemGroup[] {
  const codes = Object.keys(preview.problemCounts) as ProblemCode[];
  return codes
    .filter((code) => problemSeverities[code] === severity)
    .map((code) => ({
      code,
      problems: preview.problems.filter((problem) => problem.code === code),
      count: preview.problemCounts[code] ?? 0,
    }));
}

/** A sentence for every problem; roles become the titles that people know, days are written out. */
export function problemSentence(problem: Problem, kind: SheetView['kind'], words: Words): string {
  const key: MessageKey = `imports.problem.${problem.code}`;
  const { role, date, problemDate } = problem.params;
  return translate(words.locale, key, {
    ...problem.params,
    ...(role === undefined ? {} : { role: roleName(String(role), kind, words.locale) }),
    ...(date === undefined ? {} : { date: words.formats.day(String(date) as CalendarDate) }),
    ...(problemDate === undefined
      ? {}
      : { problemDate: words.formats.day(String(problemDate) as CalendarDate) }),
  });
}

export function roleName(role: string, kind: SheetView['kind'], locale: Locale): string {
  if (kind === 'cycle' && role === 'name') return translate(locale, 'imports.role.activity');
  const known: SheetRole | undefined = sheetRoles.find((each) => each === role);
  return known ? translate(locale, `imports.role.${known}`) : role;
}
