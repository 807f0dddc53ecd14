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

export function addressOf(config: Config, port: number = config.web.port): string {
  if (config.web.origin) return config.web.origin;
  const everywhere = config.web.host === '0.0.0.0' || config.web.host === '::';
  const host = everywhere || config.web.host === '127.0.0.1' ? 'localhost' : config.web.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
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
