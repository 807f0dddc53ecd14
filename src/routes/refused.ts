import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { type InputProblem, type Refusal, refusalStatus } from '#contract/refusals.ts';
import type { MessageKey } from '#ui/messages/catalogue.ts';
import { isMessageKey, translate } from '#ui/messages/translator.ts';
import type { Locale } from '#ui/messages/message.ts';

/** What a refused form shows: one sentence on top, one beside each field that is wrong, and what was typed. */
export interface RefusedForm {
  readonly sentence: string;
  /** By the place of the field, as in `points.0.text`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

export function refusedPage(event: RequestEvent, refusal: Refusal): never {
  return error(refusalStatus[refusal.code], {
    message: refusal.code,
    sentence: refusalSentence(refusal, event.locals.locale),
  });
}

export function refusedForm(
  event: RequestEvent,
  refusal: Refusal,
  form: FormData,
): ActionFailure<RefusedForm> {
  const { locale } = event.locals;
  return fail(refusalStatus[refusal.code], {
    sentence: refusalSentence(refusal, locale),
    fields: fieldSentences(refusal, locale),
    typed: typedText(form),
  });
}

/** A refusal without a sentence in the catalogues does not compile here. */
export function refusalSentence({ code, params }: Refusal, locale: Locale): string {
  const key: MessageKey = `refusals.${code}`;
  const particular = `${key}.${params?.['reason']}`;
  return translate(locale, isMessageKey(particular) ? particular : key, params);
}

function fieldSentences(refusal: Refusal, locale: Locale): Record<string, string> {
  const problems = refusal.problems ?? [];
  const sentences = problems.map((problem) => [problem.place, problemSentence(problem, locale)]);
  if (refusal.place !== undefined && problems.length === 0) {
    sentences.push([refusal.place, refusalSentence(refusal, locale)]);
  }
  return Object.fromEntries(sentences);
}

/** Codes are those of zod's issues, or of a contract's own check. */
function problemSentence({ code }: InputProblem, locale: Locale): string {
  const key = `problems.${code}`;
  return translate(locale, isMessageKey(key) ? key : 'problems.wrong');
}

function typedText(form: FormData): Record<string, string> {
  const typed = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'intent',
  );
  return Object.fromEntries(typed);
}
