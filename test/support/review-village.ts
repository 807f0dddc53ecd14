import type { Fact } from '#core/ledger/catalogue.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId, PostId } from '#core/kernel/ids.ts';
import type { Role } from '#core/people/roles.ts';
import type { z } from 'zod';
import type { reviewLedgerOperations } from '#contract/reviews-ledger.ts';
import { commitFacts } from '#server/platform/commit.ts';
import { inTransaction } from '#server/platform/database/connection.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { personScope, type Scope } from '#server/platform/scope.ts';
import { projectFact } from '#server/projections.ts';
import { newIntent, openVillage, type Village } from './village.ts';

export type RecordInput = z.input<(typeof reviewLedgerOperations)['reviews.record']['input']>;

type PersonName = '袁丽华' | '李雨婷' | '吕瑞芳' | '杨雪梅' | '鲁明远' | '章金凤' | '苗树林';

/** Two branches, a leading group of two and a running cycle; reviews come through the door. */
export interface ReviewVillage extends Village {
  readonly cycleId: CycleId;
  readonly root: OrganisationId;
  readonly first: OrganisationId;
  readonly second: OrganisationId;
  readonly people: Readonly<Record<PersonName, PersonId>>;
  readonly as: (name: PersonName) => Scope;
  /** Records as the operator, or as `scope`, and gives the id. */
  record(input: Partial<RecordInput>, scope?: Scope): Promise<string>;
}

const homes: readonly (readonly [PersonName, 'first' | 'second', readonly Role[]])[] = [
  ['袁丽华', 'first', ['member', 'groupMember', 'head', 'unitHead']],
  ['李雨婷', 'first', ['member', 'unitHead']],
  ['吕瑞芳', 'second', ['member', 'unitHead', 'groupMember']],
  ['杨雪梅', 'first', ['member']],
  ['鲁明远', 'first', ['member']],
  ['章金凤', 'second', ['member']],
  ['苗树林', 'second', ['member']],
];

export async function openReviewVillage(): Promise<ReviewVillage> {
  const village = await openVillage();
  const [cycleId, root, first, second] = [
    freshId<CycleId>(),
    freshId<OrganisationId>(),
    freshId<OrganisationId>(),
    freshId<OrganisationId>(),
  ];
  const people = Object.fromEntries(
    homes.map(([name]) => [name, freshId<PersonId>()]),
  ) as ReviewVillage['people'];
  const roles = new Map(homes.map(([name, , held]) => [name, new Set(held)]));
  const places = { cycleId, root, first, second };
  await apply(village, foundingFacts(places, people));
  return {
    ...village,
    ...places,
    people,
    as: (name) => personScope(village.tenantId, people[name], roles.get(name) ?? new Set()),
    async record(input, scope = village.operator) {
      const recorded = await village.application.door.act(
        'reviews.record',
        {
          mode: 'meeting',
          reviewers: [{ kind: 'person', personId: people.李雨婷 }],
          subject: { kind: 'person', personId: people.杨雪梅 },
          occurredOn: '2026-09-22',
          points: [
            { kind: 'achievement', text: '为老年活动室义务值班37天' },
            { kind: 'shortcoming', text: '会上发言少，很少提出具体意见' },
          ],
          ...input,
        },
        { scope, intent: newIntent() },
      );
      if (!recorded.ok) throw new Error(recorded.refusal.code);
      return recorded.value.reviewId;
    },
  };
}

/** Puts facts into the ledger and the tables, as an action would. */
export async function apply(
  village: Pick<Village, 'application' | 'tenantId'>,
  facts: readonly Fact[],
): Promise<void> {
  const { pool, clock } = village.application;
  const { tenantId } = village;
  await inTransaction(pool, { tenantId, mode: 'write' }, async (_, client) => {
    const intent = { id: newIntent(), operation: 'test', inputHash: '', answer: {} };
    const commit = { tenantId, by: { operator: 'test' }, at: clock.now(), on: clock.today() };
    await commitFacts(client, { ...commit, intent, facts }, projectFact);
    return { keep: true, value: undefined };
  });
}

type Places = Pick<ReviewVillage, 'cycleId' | 'root' | 'first' | 'second'>;

function foundingFacts(places: Places, people: ReviewVillage['people']): readonly Fact[] {
  const { cycleId, root, first, second } = places;
  const importId = null;
  return [
    organisation(root, null, '禾塘村党总支'),
    organisation(first, root, '第一党支部（农业）'),
    organisation(second, root, '第二党支部（企业）'),
    ...homes.map(([name, home], position) =>
      fact('person.admitted', {
        personId: people[name],
        organisationId: places[home],
        name,
        birthYear: null,
        probationary: false,
        mobile: false,
        position,
        importId,
      }),
    ),
    headOf(people.袁丽华, root, '总支书记'),
    headOf(people.李雨婷, first, '支部书记'),
    headOf(people.吕瑞芳, second, '支部书记'),
    fact('cycle.opened', {
      cycleId,
      organisationId: root,
      name: '2026年领导点评',
      region: null,
      kinds: ['review'],
      startsOn: '2026-03-01' as CalendarDate,
      endsOn: '2026-12-31' as CalendarDate,
      mandate: { issuer: '区委', title: '通知', number: '〔2026〕12号', date: null },
      importId,
    }),
    fact('leadingGroup.named', {
      cycleId,
      personId: people.袁丽华,
      role: 'head',
      from: '2026-03-01' as CalendarDate,
      importId,
    }),
  ];
}

function organisation(
  organisationId: OrganisationId,
  parentId: OrganisationId | null,
  name: string,
): Fact {
  const kind = parentId ? 'unit' : 'root';
  const rest = { from: null, position: 0, importId: null };
  return fact('organisation.registered', { organisationId, parentId, kind, name, ...rest });
}

function headOf(personId: PersonId, organisationId: OrganisationId, title: string): Fact {
  const postId = freshId<PostId>();
  const rest = { kind: 'head', from: null, importId: null } as const;
  return fact('post.assigned', { postId, personId, organisationId, title, ...rest });
}
