import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { type Refusal, refusal } from '#contract/refusals.ts';
import type { DeskSignInId } from '#core/accounts/facts.ts';
import type { ToScan } from '#server/accounts/desk-set-up.ts';
import { forWhoMayAsk, intentOf, show, signedInScope } from '../../door-call.ts';
import { refusedForm } from '../../refused.ts';
import { sessionToken } from '../../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  forWhoMayAsk(event, 'deskSignIn.show');
  return {
    ...(await show(event, 'deskSignIn.show', {})),
    isSafe: event.url.protocol === 'https:',
    changed: event.url.searchParams.has('changed'),
    off: event.url.searchParams.has('off'),
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const scope = signedInScope(event);
    const { said } = await read(event);
    const kept = new FormData();
    kept.set('name', said('name'));
    if (said('password') !== said('passwordAgain')) {
      return refusedForm(event, differing('passwordAgain'), kept);
    }
    const chosen = { scope, name: said('name'), password: said('password') };
    const begun = await desk(event).begin(chosen);
    if (!begun.ok) return refusedForm(event, begun.refusal, kept);
    return { ...nothingRefused, toScan: pictured(begun.value) };
  },
  confirm: async (event) => {
    const scope = signedInScope(event);
    const { form, said } = await read(event);
    const begun = { scope, draft: said('draft') };
    const sent = { ...begun, code: said('code'), intent: intentOf(form) };
    const confirmed = await desk(event).confirm(sent);
    if (confirmed.ok) return { ...nothingRefused, recoveryCodes: confirmed.value };
    const { status, data } = refusedForm(event, confirmed.refusal, new FormData());
    const again = confirmed.refusal.code === 'bad-input' && (await desk(event).resume(begun));
    return fail(status, { ...data, toScan: again ? pictured(again) : undefined });
  },
  password: async (event) => {
    const scope = signedInScope(event);
    const { form, said } = await read(event);
    const nothing = new FormData();
    if (said('chosen') !== said('chosenAgain')) {
      return refusedForm(event, differing('chosenAgain'), nothing);
    }
    const changed = await desk(event).changePassword({
      scope,
      deskSignInId: said('deskSignInId') as DeskSignInId,
      old: said('old'),
      chosen: said('chosen'),
      session: sessionToken(event) ?? '',
      intent: intentOf(form),
    });
    if (!changed.ok) return refusedForm(event, changed.refusal, nothing);
    redirect(303, '/devices/desk?changed');
  },
  off: async (event) => {
    const scope = signedInScope(event);
    const { form, said } = await read(event);
    const off = await desk(event).switchOff({
      scope,
      deskSignInId: said('deskSignInId') as DeskSignInId,
      code: said('code'),
      session: sessionToken(event) ?? '',
      intent: intentOf(form),
    });
    if (!off.ok) return refusedForm(event, off.refusal, new FormData());
    redirect(303, '/devices/desk?off');
  },
};

function desk({ locals }: RequestEvent) {
  return locals.application.accounts.desk;
}

async function read({ request }: RequestEvent) {
  const form = await request.formData();
  return { form, said: (name: string) => String(form.get(name) ?? '') };
}

/** A step that went well, in the form of one that was refused: the page looks at both alike. */
const nothingRefused = { sentence: undefined, fields: {}, typed: {} };

function differing(place: string): Refusal {
  return refusal('bad-input', { problems: [{ place, code: 'passwords-differ' }] });
}

/** As a picture of its own: the page allows no style of its parts. */
function pictured({ name, address, secret, draft }: ToScan) {
  const svg = renderSVG(address, { ecc: 'M', border: 4 });
  const qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { name, qr, secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), draft };
}
