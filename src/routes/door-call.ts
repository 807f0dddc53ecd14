import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { MessageKey } from '#ui/messages/catalogue.ts';
import { createTranslator, isMessageKey, type Translator } from '#ui/messages/translator.ts';
import type { WebCaller, WebRefusal } from './web-application.ts';

/** What a refused form shows: one sentence on top, one beside each field that is wrong, and what was typed. */
export interface RefusedForm {
  readonly sentence: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

export type Acted<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly failure: ActionFailure<RefusedForm> };

/** For `load`: the output, or the error page with the catalogue's sentence. */
export async function show<Output>(
  event: RequestEvent,
  name: string,
  input: unknown,
): Promise<Output> {
  const answer = await event.locals.application.door.query(name, input, signedInCaller(event));
  if (answer.ok) return answer.value as Output;
  const { refusal } = answer;
  return error(statusOf(refusal), {
    message: refusal.code,
    sentence: sentenceOf(refusal, event),
  });
}

/** For form actions: `const acted = await act(event, 'reviews.record', input); if (!acted.ok) return acted.failure;` */
export async function act<Output>(
  event: RequestEvent,
  name: string,
  intent: { readonly input: unknown; readonly form?: FormData },
): Promise<Acted<Output>> {
  const caller = signedInCaller(event);
  const answer = await event.locals.application.door.act(name, intent.input, caller);
  if (answer.ok) return { ok: true, value: answer.value as Output };
  return { ok: false, failure: refusedForm(event, answer.refusal, intent.form) };
}

export function refusedForm(
  event: RequestEvent,
  refusal: WebRefusal,
  form?: FormData,
): ActionFailure<RefusedForm> {
  const text = createTranslator(event.locals.locale);
  const problems = Object.entries(refusal.fields ?? {});
  return fail(statusOf(refusal), {
    sentence: sentenceOf(refusal, event),
    fields: Object.fromEntries(problems.map(([field, code]) => [field, sentence(code, text)])),
    typed: form ? typedText(form) : {},
  });
}

/** Sends whoever is not signed in to the sign-in page. */
export function signedInCaller(event: RequestEvent): WebCaller {
  return event.locals.caller ?? redirect(303, '/sign-in?needed');
}

function sentenceOf(refusal: WebRefusal, event: RequestEvent): string {
  return sentence(refusal.code, createTranslator(event.locals.locale));
}

function sentence(code: string, text: Translator): string {
  const key = `refusals.${code}`;
  return text(isRefusalKey(key) ? key : 'refusals.unknown');
}

type RefusalKey = Extract<MessageKey, `refusals.${string}`>;

function isRefusalKey(key: string): key is RefusalKey {
  return isMessageKey(key) && key.startsWith('refusals.');
}

function statusOf({ code }: WebRefusal): number {
  switch (code) {
    case 'bad-input':
      return 400;
    case 'not-signed-in':
      return 401;
    case 'not-permitted':
      return 403;
    case 'not-found':
      return 404;
    default:
      return 409;
  }
}

function typedText(form: FormData): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
