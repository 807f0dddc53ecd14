import { redirect } from '@sveltejs/kit';
import type { IntentId } from '#core/kernel/ids.ts';
import { refusal } from '#contract/refusals.ts';
import { translate } from '#ui/messages/translator.ts';
import { keepDevice } from '../device-cookie.ts';
import { refusedForm } from '../refused.ts';
import { keepSession } from '../session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ isSafe: url.protocol === 'https:' });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const { accounts } = event.locals.application;
    const pin = said('pin');
    // What is sent back to be corrected must not hold a PIN.
    const kept = new FormData();
    kept.set('code', said('code'));
    kept.set('deviceName', said('deviceName'));
    if (pin !== said('pinAgain')) {
      const problems = [{ place: 'pinAgain', code: 'pins-differ' }];
      return refusedForm(event, refusal('bad-input', { problems }), kept);
    }
    const enrolled = await accounts.enrol({
      code: said('code'),
      pin,
      deviceName: said('deviceName') || translate(event.locals.locale, 'accounts.phone'),
      intent: said('intent') as IntentId,
    });
    if (!enrolled.ok) return refusedForm(event, enrolled.refusal, kept);
    const session = await accounts.unlock({ token: enrolled.value, pin });
    if (!session.ok) return refusedForm(event, session.refusal, kept);
    keepDevice(event, enrolled.value);
    keepSession(event, session.value);
    redirect(303, '/?enrolled');
  },
};
