import { error, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { contract, OperationName } from '#contract/contract.ts';
import { type Refusal, refusal } from '#contract/refusals.ts';
import { mayAsk as mayAskAs } from '#core/people/permissions.ts';
import type { IntentId } from '#core/kernel/ids.ts';
import type { Result } from '#core/kernel/result.ts';
import type { Scope } from '#server/platform/scope.ts';
import { refusedForm, refusedPage, type RefusedForm } from './refused.ts';

type Table = typeof contract;
type NameOf<Kind> = {
  [Name in OperationName]: Table[Name]['kind'] extends Kind ? Name : never;
}[OperationName];
type Input<Name extends OperationName> = z.input<Table[Name]['input']>;
type Output<Name extends OperationName> = z.output<Table[Name]['output']>;

export type Acted<Answer> =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly failure: ActionFailure<RefusedForm> };

/** Whether the role allows it; which rows are seen is another question. */
export function mayAsk(scope: Scope | undefined, name: OperationName): boolean {
  return scope !== undefined && mayAskAs(name, scope.roles);
}

/** For `load` of a page that is nothing but a form: not there for whoever may not send it. */
export function forWhoMayAsk(event: RequestEvent, name: OperationName): void {
  if (!mayAsk(signedInScope(event), name)) refusedPage(event, refusal('not-found'));
}

/** For `load`: what was asked for, or the error page with the catalogue's sentence. */
export async function show<Name extends NameOf<'query'>>(
  event: RequestEvent,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const ask = event.locals.application.door.query as AnyDoorCall<Scope>;
  const answer = await ask(name, input, signedInScope(event));
  if (!answer.ok) return refusedPage(event, answer.refusal);
  return answer.value as Output<Name>;
}

/**
 * For form actions, with an `<IntentField />` in the form:
 * `const acted = await act(event, 'reviews.record', { input, form }); if (!acted.ok) return acted.failure;`
 */
export async function act<Name extends NameOf<'action'>>(
  event: RequestEvent,
  name: Name,
  sent: { readonly input: Input<Name>; readonly form: FormData },
): Promise<Acted<Output<Name>>> {
  const caller = { scope: signedInScope(event), intent: intentOf(sent.form) };
  const decide = event.locals.application.door.act as AnyDoorCall<typeof caller>;
  const answer = await decide(name, sent.input, caller);
  if (answer.ok) return { ok: true, value: answer.value as Output<Name> };
  return { ok: false, failure: refusedForm(event, answer.refusal, sent.form) };
}

/** Sends whoever is not signed in to the sign-in page. */
export function signedInScope(event: RequestEvent): Scope {
  return event.locals.scope ?? redirect(303, '/sign-in?needed');
}

/** The door's own signature ties name, input and output; here the two functions above do. */
type AnyDoorCall<Caller> = (
  name: string,
  input: unknown,
  caller: Caller,
) => Promise<Result<unknown, Refusal>>;

/** Made with the form, so that the same form sent twice is one act. */
export function intentOf(form: FormData): IntentId {
  const intent = form.get('intent');
  if (typeof intent === 'string' && uuidPattern.test(intent)) return intent as IntentId;
  return error(400, { message: 'form without intent' });
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
