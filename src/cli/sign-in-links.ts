import { certificateIn, publicNameOf } from '#server/platform/certificates/served-certificate.ts';
import type { Config } from '#server/platform/config.ts';
import { headsOf } from '#server/people/heads.ts';
import { listNamedTenants } from '#server/people/named-tenants.ts';
import type { Scope } from '#server/platform/scope.ts';
import type { Opened } from './open-application.ts';

export interface SignInLink {
  readonly organisation: string;
  readonly person: string;
  readonly url: string;
}

/** What people type: behind a proxy its address, else the server's own. */
export function addressOf(config: Config, port: number = config.web.port): string {
  const { origin, certificate } = config.web;
  if (origin) return origin;
  return `${certificate ? 'https' : 'http'}://${bracketed(hostIn(config))}:${port}`;
}

/** Where a phone fetches the authority of the own certificate, over plain HTTP on the same port. */
export function trustAddressOf(config: Config, port: number = config.web.port): string {
  return `http://${bracketed(hostIn(config))}:${port}/`;
}

/** A named certificate is good for its own names alone; an own one for all of this machine. */
function hostIn({ web: { host, certificate } }: Config): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const shown = certificate && certificateIn(certificate);
  const name = shown && publicNameOf(shown);
  if (name !== undefined && (everywhere || certificate?.kind === 'files')) return name;
  return everywhere || host === '127.0.0.1' ? 'localhost' : host;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** A one-time link for one member, by the scope that `actingScope` found. */
export async function memberLink(
  { application }: Opened,
  {
    scope,
    name,
    address,
  }: { readonly scope: Scope; readonly name: string; readonly address: string },
): Promise<SignInLink> {
  const code = await application.signIn.issueCode(scope.tenantId, scope.personId);
  return { organisation: '', person: name, url: `${address}/sign-in?code=${code}` };
}

/** A one-time link per organisation tree, for the head of its leading group, else for its set-up. */
export async function signInLinks(
  { application, owner }: Opened,
  address: string,
): Promise<readonly SignInLink[]> {
  const links: SignInLink[] = [];
  for (const tenant of await listNamedTenants(owner)) {
    const head = await headsOf(application.pool, tenant.tenantId);
    const code = await application.signIn.issueCode(tenant.tenantId, head?.personId ?? null);
    links.push({
      organisation: tenant.name,
      person: head?.name ?? '初次设置 set-up',
      url: `${address}/sign-in?code=${code}`,
    });
  }
  return links;
}
