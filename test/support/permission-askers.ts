import type { OperationName } from '#contract/contract.ts';
import { contract } from '#contract/contract.ts';
import type { OrganisationId, PersonId } from '#core/kernel/ids.ts';
import type { Application } from '#server/application.ts';
import { type Scope, slipScope } from '#server/platform/scope.ts';
import { value } from './leading-group.ts';
import type { Furnished } from './permission-village.ts';
import { newIntent } from './village.ts';

/** Somebody who asks, with the roles that sign-in gives. */
export interface Asker {
  readonly name: string;
  readonly scope: Scope;
  readonly heads: readonly OrganisationId[];
  readonly village: Furnished;
}

export async function askersOf(village: Furnished): Promise<readonly Asker[]> {
  const { places, keepers, groupMember, tenantId, operator } = village;
  const signedIn = async (
    name: string,
    personId: PersonId,
    heads: readonly OrganisationId[] = [],
  ) => ({
    name,
    scope: await signIn(village, personId),
    heads,
    village,
  });
  return [
    await signedIn('head', places.chief, [places.root]),
    await signedIn('member of the leading group', groupMember),
    await signedIn('box keeper', keepers[0]),
    await signedIn('secretary of the first branch', places.firstHead, [places.first]),
    await signedIn('secretary of the second branch', places.secondHead, [places.second]),
    await signedIn('member', places.firstMember),
    { name: 'operator', scope: operator, heads: [], village },
    { name: 'slip bearer', scope: slipScope(tenantId, places.firstMember), heads: [], village },
  ];
}

async function signIn({ application, tenantId }: Furnished, personId: PersonId): Promise<Scope> {
  const { signIn: entrance } = application;
  const token = value(await entrance.redeem(await entrance.issueCode(tenantId, personId)));
  const scope = await entrance.scopeOf(token);
  if (!scope) throw new Error('not signed in');
  return scope;
}

export interface Answer {
  readonly ok: boolean;
  readonly refusal?: { readonly code: string };
  readonly value?: unknown;
}
type AnyDoor = {
  readonly query: (name: string, input: unknown, scope: Scope) => Promise<Answer>;
  readonly act: (name: string, input: unknown, caller: unknown) => Promise<Answer>;
};

/** Through the door, whatever kind of operation it is. */
export function ask(
  { door }: Pick<Application, 'door'>,
  { name, input }: { readonly name: OperationName; readonly input: unknown },
  scope: Scope,
): Promise<Answer> {
  const any = door as unknown as AnyDoor;
  if (contract[name].kind === 'query') return any.query(name, input, scope);
  return any.act(name, input, { scope, intent: newIntent() });
}
