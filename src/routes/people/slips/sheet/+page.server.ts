import { renderSVG } from 'uqr';
import type { OrganisationId } from '#core/kernel/ids.ts';
import { show } from '../../../door-call.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { origin, hostname, host, searchParams } = event.url;
  const organisationId = (searchParams.get('organisation') || undefined) as
    OrganisationId | undefined;
  const { people } = await show(event, 'slips.list', { organisationId });
  return {
    organisationId,
    /** Typed by hand by who can't scan. */
    address: `${host}/i`,
    isHere: ['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    slips: people.flatMap(({ personId, name, organisationName, slip }) =>
      slip
        ? [{ personId, name, organisationName, ...slip, qr: qrOf(`${origin}/i#${slip.code}`) }]
        : [],
    ),
  };
};

/** As a picture of its own: the page allows no style of its parts. */
function qrOf(address: string): string {
  const svg = renderSVG(address, { ecc: 'M', border: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
