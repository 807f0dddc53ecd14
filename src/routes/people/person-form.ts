import type { OrganisationId } from '#core/kernel/ids.ts';
import { optionalIn, textIn } from '../form-values.ts';

/** What `person-fields.svelte` asks, in the contract's shape. */
export function personIn(form: FormData) {
  const birthYear = optionalIn(form, 'birthYear');
  return {
    organisationId: textIn(form, 'organisationId') as OrganisationId,
    name: textIn(form, 'name'),
    birthYear: birthYear === undefined ? null : Number(birthYear),
    probationary: form.has('probationary'),
    mobile: form.has('mobile'),
  };
}
