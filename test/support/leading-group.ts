import type { CycleId, OrganisationId, PersonId } from '#core/kernel/ids.ts';
import type { Role } from '#core/people/roles.ts';
import { personScope, type Scope } from '#server/platform/scope.ts';
import { newIntent, type Village } from './village.ts';

/** A general branch with two branches, its leading group, two box keepers and a running cycle. */
export interface Office {
  readonly cycleId: CycleId;
  readonly root: OrganisationId;
  readonly branches: readonly [OrganisationId, OrganisationId];
  readonly people: Readonly<Record<OfficeName, PersonId>>;
  /** Signed in with the roles that people of the office have. */
  as(name: OfficeName): Scope;
}

const roster = [
  { name: '袁丽华', at: 0, head: 'root' },
  { name: '李雨婷', at: 0, head: 'branch' },
  { name: '吕瑞芳', at: 1, head: 'branch' },
  { name: '赵志强', at: 1 },
  { name: '秦树林', at: 0 },
  { name: '范启航', at: 0 },
] as const;
export type OfficeName = (typeof roster)[number]['name'];

const rolesOf: Readonly<Record<OfficeName, readonly Role[]>> = {
  袁丽华: ['head', 'groupMember', 'unitHead', 'member'],
  李雨婷: ['groupMember', 'unitHead', 'member'],
  吕瑞芳: ['groupMember', 'unitHead', 'member'],
  赵志强: ['boxKeeper', 'member'],
  秦树林: ['boxKeeper', 'member'],
  范启航: ['member'],
};

export async function openOffice(village: Village): Promise<Office> {
  const { door } = village.application;
  const caller = () => ({ scope: village.operator, intent: newIntent() });
  const register = async (name: string, parentId: OrganisationId | null) =>
    value(
      await door.act(
        'organisations.register',
        { name, parentId, kind: parentId === null ? 'root' : 'unit' },
        caller(),
      ),
    ).organisationId;
  const root = await register('禾塘村党总支', null);
  const one = await register('第一党支部', root);
  const two = await register('第二党支部', root);
  const branches = [one, two] as const;

  const people: Partial<Record<OfficeName, PersonId>> = {};
  for (const member of roster) {
    const organisationId = branches[member.at];
    const { name } = member;
    const { personId } = value(await door.act('people.admit', { organisationId, name }, caller()));
    people[name] = personId;
    if (!('head' in member)) continue;
    const at = member.head === 'root' ? root : organisationId;
    const post = { personId, organisationId: at, kind: 'head', title: '书记' } as const;
    value(await door.act('posts.assign', post, caller()));
  }
  const known = people as Record<OfficeName, PersonId>;
  const cycleId = await openCycle(village, root);
  const from = '2026-03-01';
  for (const [name, role] of [
    ['袁丽华', 'head'],
    ['李雨婷', 'deputy'],
    ['吕瑞芳', 'member'],
  ] as const) {
    const named = { cycleId, personId: known[name], role, from };
    value(await door.act('leadingGroup.name', named, caller()));
  }
  for (const name of ['赵志强', '秦树林'] as const) {
    value(await door.act('boxKeepers.name', { cycleId, personId: known[name], from }, caller()));
  }
  return {
    cycleId,
    root,
    branches,
    people: known,
    as: (name) => personScope(village.tenantId, known[name], new Set(rolesOf[name])),
  };
}

async function openCycle(village: Village, organisationId: OrganisationId): Promise<CycleId> {
  const { door } = village.application;
  const caller = () => ({ scope: village.operator, intent: newIntent() });
  const { cycleId } = value(
    await door.act(
      'cycles.open',
      {
        organisationId,
        name: '2026年领导点评',
        startsOn: '2026-03-01',
        endsOn: '2026-12-31',
        mandate: {
          issuer: '江州区委创先争优活动领导小组办公室',
          title: '关于做好2026年领导点评和年度评议党员工作的通知',
          number: '江创办[2026]012号',
          date: null,
        },
      },
      caller(),
    ),
  );
  for (const to of ['published', 'running'] as const) {
    value(await door.act('cycles.move', { cycleId, to }, caller()));
  }
  return cycleId;
}

/** What a door answered; a refusal ends the test with its code. */
export function value<Value>(
  answer: { readonly ok: true; readonly value: Value } | { ok: false; refusal: unknown },
): Value {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
}
