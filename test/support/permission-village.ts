import type { z } from 'zod';
import type { contract } from '#contract/contract.ts';
import type { ImportId, PersonId, ReviewId, TenantId } from '#core/kernel/ids.ts';
import { fact } from '#core/ledger/catalogue.ts';
import type { Application } from '#server/application.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { operatorScope, personScope, type Scope, slipScope } from '#server/platform/scope.ts';
import { someDay, twoBranches } from './branches.ts';
import { value } from './leading-group.ts';
import type { Ids } from './permission-inputs.ts';
import { apply } from './review-village.ts';
import { newIntent } from './village.ts';

type Places = ReturnType<typeof twoBranches>['ids'];

/** A tenant with somebody in each role and a record of each kind, most of them of the first branch. */
export interface Furnished {
  readonly application: Application;
  readonly tenantId: TenantId;
  readonly operator: Scope;
  /** Who heads the leading group, for what only the head may record. */
  readonly head: Scope;
  readonly places: Places;
  readonly groupMember: PersonId;
  readonly keepers: readonly [PersonId, PersonId];
  /** Of the first branch where it has one. */
  readonly ids: Ids;
  /** Of the second branch. */
  readonly others: Pick<Ids, 'reviewId' | 'rectificationId'>;
  /** Between the head and a member of the second branch; it led to a commendation, and to a task of the member. */
  readonly talk: Pick<Ids, 'reviewId' | 'rectificationId'>;
}

type ActionName = Parameters<Application['door']['act']>[0];
type Act = <Name extends ActionName>(
  name: Name,
  input: z.input<(typeof contract)[Name]['input']>,
  scope?: Scope,
) => Promise<z.output<(typeof contract)[Name]['output']>>;

/** Does it for sure: a refusal ends the test. */
export function actor({ door }: Pick<Application, 'door'>, usual: Scope): Act {
  return async (name, input, scope = usual) =>
    value(await door.act(name, input as never, { scope, intent: newIntent() })) as never;
}

export async function furnish(application: Application, tenantId: TenantId): Promise<Furnished> {
  const operator = operatorScope(tenantId, 'test');
  const { ids: places, facts } = twoBranches();
  const founding = facts.filter((each) => each.type !== 'leadingGroup.named');
  await apply({ application, tenantId }, founding);
  const head = personScope(tenantId, places.chief, new Set(['head', 'groupMember', 'member']));
  const founded = { application, tenantId, operator, head, places };
  const appointed = await appoint(founded);
  return { ...founded, ...appointed, ...(await record({ ...founded, ...appointed })) };
}

type Founded = Pick<Furnished, 'application' | 'tenantId' | 'operator' | 'head' | 'places'>;

async function appoint({ application, operator, places }: Founded) {
  const act = actor(application, operator);
  const admit = async (name: string, organisationId: string) =>
    (await act('people.admit', { name, organisationId })).personId;
  const groupMember = await admit('丁海生', places.first);
  const keepers = [
    await admit('赵志强', places.second),
    await admit('范启航', places.second),
  ] as const;
  const from = '2026-03-01';
  const cycleId = places.cycle;
  const named = { cycleId, from };
  await act('leadingGroup.name', { ...named, personId: places.chief, role: 'head' });
  await act('leadingGroup.name', { ...named, personId: groupMember, role: 'member' });
  for (const personId of keepers) await act('boxKeepers.name', { ...named, personId });
  return { groupMember, keepers };
}

type Appointed = Founded & Pick<Furnished, 'groupMember' | 'keepers'>;

async function record(founded: Appointed): Promise<Pick<Furnished, 'ids' | 'others' | 'talk'>> {
  const { application, operator, places } = founded;
  const act = actor(application, operator);
  const post = { personId: places.secondMember, organisationId: places.second };
  const { postId } = await act('posts.assign', { ...post, kind: 'committee', title: '委员' });
  const issue = { source: 'meeting', organisationId: places.first, text: '灯不亮' } as const;
  const { talk, commendationId } = await recordCommendation(founded);
  const ids = {
    cycleId: places.cycle,
    organisationId: places.first,
    personId: places.firstMember,
    postId,
    ...(await act('issues.register', { ...issue, raisedOn: '2026-09-20' })),
    ...(await act('ideas.register', { text: '换成太阳能灯', givenOn: '2026-09-01' })),
    ...(await recordReview(founded, 'first')),
    ...(await recordOpinion(founded)),
    commendationId,
    ...(await recordAccounts(founded)),
    ...(await recordImports(founded)),
    ...(await act('reports.issue', {}, founded.head)),
  };
  const others = await recordReview(founded, 'second');
  await recordWhatIsCounted(founded, others.reviewId);
  return { ids, others, talk };
}

async function recordReview({ application, operator, places }: Founded, at: 'first' | 'second') {
  const { door } = application;
  const act = actor(application, operator);
  const organisationId = places[at];
  const { sessionId } = await act('sessions.hold', {
    kind: 'unitAssembly',
    organisationId,
    title: '党员大会',
    heldOn: '2026-09-20',
  });
  const { reviewId } = await act('reviews.record', {
    mode: 'meeting',
    reviewers: [{ kind: 'person', personId: places[`${at}Head`] }],
    subject: { kind: 'person', personId: places[`${at}Member`] },
    occurredOn: '2026-09-20',
    points: [{ kind: 'shortcoming', text: `开会常常迟到,${at}` }],
    sessionId,
  });
  const { rectificationId } = await act('rectifications.assign', {
    source: 'meeting',
    reviewId,
    problem: '开会迟到',
    measures: ['提前十分钟到会'],
    ownerId: places[`${at}Member`],
    assignedOn: '2026-09-20',
    deadline: '2026-12-20',
  });
  const shown = value(await door.query('reviews.show', { reviewId }, operator));
  const item = value(await door.query('rectifications.show', { rectificationId }, operator));
  const pointId = shown.review.points[0]?.pointId ?? '';
  const measureId = item.measures[0]?.measureId ?? '';
  return { sessionId, reviewId, rectificationId, pointId, measureId };
}

async function recordOpinion({ application, operator, tenantId, keepers }: Appointed) {
  const act = actor(application, operator);
  const keeper = personScope(tenantId, keepers[1], new Set(['boxKeeper', 'member']));
  const opening = { openedOn: '2026-08-30', keeperIds: [...keepers] };
  const { openingId } = await act('openings.record', opening);
  const slip = { openingId, kind: 'opinion', sensitivity: 'normal' } as const;
  const text = '会议时间太长';
  const { opinionId } = await act('opinions.register', { ...slip, text }, keeper);
  return { openingId, opinionId };
}

async function recordCommendation({ application, operator, head, places }: Founded) {
  const act = actor(application, operator);
  const { reviewId } = await act('reviews.record', {
    mode: 'talk',
    reviewers: [{ kind: 'person', personId: places.chief }],
    subject: { kind: 'person', personId: places.secondMember },
    occurredOn: '2026-09-10',
    points: [{ kind: 'achievement', text: '护堤抢险表现突出' }],
    talk: { reason: '支部推介', outcome: 'commend', consent: true },
  });
  const notice = { reviewId, number: '〔2026〕3号', text: '护堤抢险,予以表扬' };
  const { rectificationId } = await act(
    'rectifications.assign',
    {
      source: 'meeting',
      reviewId,
      problem: '堤坝要有人看',
      assignedOn: '2026-09-20',
      ownerId: places.firstMember,
      deadline: '2026-12-20',
    },
    head,
  );
  const { commendationId } = await act('commendations.publish', notice, head);
  return { commendationId, talk: { reviewId, rectificationId } };
}

/** So that a hidden one of its kind would be told by a number, not by a sentence that begins. */
async function recordWhatIsCounted(
  { application, operator, places, tenantId }: Founded,
  reviewId: string,
) {
  const act = actor(application, operator);
  const help = { kind: 'help', source: 'public', text: '缺两台水泵' } as const;
  await act('issues.register', { ...help, raisedOn: '2026-09-18', solvedOnSpot: '当场调来' });
  await act('orders.issue', {
    organisationId: places.second,
    signatoryId: places.chief,
    problem: '账目不公开',
    requirement: '月底前公开',
    issuedOn: '2026-09-25',
    deadline: '2026-12-25',
  });
  const pairing = fact('pairing.agreed', {
    pairingId: freshId(),
    cycleId: places.cycle,
    helperId: places.first,
    partnerId: places.second,
    aim: '帮助种优质稻',
    agreedOn: someDay('2026-09-20'),
    reviewId: reviewId as ReviewId,
    importId: null,
  });
  await apply({ application, tenantId }, [pairing]);
}

/** A device that was enrolled with one slip, and another slip that is still open. */
async function recordAccounts({ application, operator, tenantId, places }: Founded) {
  const act = actor(application, operator);
  const personIds = [places.firstMember];
  const openSlip = async () => {
    await act('slips.issue', { personIds });
    const { people } = value(await application.door.query('slips.list', {}, operator));
    return people.find(({ personId }) => personId === places.firstMember)?.slip?.slipId ?? '';
  };
  const bearer = slipScope(tenantId, places.firstMember);
  const device = { name: '我的手机', tokenHash: 'c'.repeat(64), pinHash: 'd'.repeat(40) };
  const used = { ...device, slipId: await openSlip() };
  const { deviceId } = await act('devices.enrol', used, bearer);
  const member = personScope(tenantId, places.firstMember, new Set(['member']));
  const asked = { text: '出生年份不对' };
  const { correctionId } = await act('corrections.request', asked, member);
  return { deviceId, correctionId, slipId: await openSlip() };
}

/** A draft of the head's, and an import that the operator committed. */
async function recordImports({ application, tenantId, head }: Founded) {
  const bytes = Buffer.from('姓名,支部\n王春来,第一党支部\n').toString('base64');
  const sent = { files: [{ fileName: '花名册.csv', bytes }] };
  const { draftId } = await actor(application, head)('imports.upload', sent);
  const importId = freshId<ImportId>();
  const digest = { contentHash: 'a'.repeat(64), cellsHash: 'b'.repeat(64) };
  const files = [{ fileName: '旧花名册.csv', ...digest }];
  const committed = fact('import.committed', { importId, cycleId: null, kinds: ['roster'], files });
  await apply({ application, tenantId }, [committed]);
  return { draftId, importId };
}
