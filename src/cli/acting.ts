import type { TenantId } from '#core/kernel/ids.ts';
import { rolesOn } from '#core/people/roles.ts';
import { headsOf } from '#server/people/heads.ts';
import { listNamedTenants } from '#server/people/named-tenants.ts';
import { standingsOfName } from '#server/people/standing.ts';
import { inTransaction } from '#server/platform/database/connection.ts';
import { operatorScope, personScope, type Scope } from '#server/platform/scope.ts';
import type { Tenant } from '#server/platform/tenants.ts';
import type { Opened } from './open-application.ts';
import { complain } from './speak.ts';

export interface ActingOptions {
  readonly as?: string;
  readonly organisation?: string;
}

/**
 * The scope of a command: the member that `--as` names, else the head of the leading group, so
 * that what concerns the reader stays hidden here too. The set-up operator only where nobody
 * heads anything yet. `undefined` after a sentence.
 */
export async function actingScope(
  opened: Opened,
  options: ActingOptions,
): Promise<Scope | undefined> {
  const tenant = chosen(await listNamedTenants(opened.owner), options.organisation);
  if (!tenant) return undefined;
  const { tenantId } = tenant;
  const name = options.as ?? (await headsOf(opened.application.pool, tenantId))?.name;
  if (name === undefined) return operatorScope(tenantId, 'command line');
  return scopeOfName(opened, { tenantId, name });
}

/** The scope of a command that only the server's own machine may give. `undefined` after a sentence. */
export async function operatorOf(
  opened: Opened,
  { organisation }: ActingOptions,
): Promise<Scope | undefined> {
  const tenant = chosen(await listNamedTenants(opened.owner), organisation);
  return tenant && operatorScope(tenant.tenantId, 'command line');
}

async function scopeOfName(
  { application }: Opened,
  { tenantId, name }: { readonly tenantId: TenantId; readonly name: string },
): Promise<Scope | undefined> {
  const found = await inTransaction(application.pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: await standingsOfName(tx, { tenantId, name }),
  }));
  const [only, second] = found;
  if (only && !second) {
    return personScope(tenantId, only.personId, rolesOn(only.standing, application.clock.today()));
  }
  complain(
    only
      ? { zh: `名册里有不止一个${name}。`, en: `There is more than one ${name} in the roster.` }
      : { zh: `名册里没有${name}。`, en: `There is no ${name} in the roster.` },
  );
  return undefined;
}

function chosen(tenants: readonly Tenant[], name: string | undefined): Tenant | undefined {
  const found = name === undefined ? tenants : tenants.filter((each) => each.name === name);
  if (found.length === 1) return found[0];
  if (tenants.length === 0) complain(nothingThere);
  else {
    const names = tenants.map((each) => each.name);
    complain(
      {
        zh: `请用 --organisation 写明组织名称：${names.join('、')}`,
        en: `Name the organisation with --organisation: ${names.join(', ')}`,
      },
      2,
    );
  }
  return undefined;
}

const nothingThere = {
  zh: '这里还没有任何组织。请先运行 pingtai start。',
  en: 'There is no organisation here yet. Run pingtai start first.',
};
