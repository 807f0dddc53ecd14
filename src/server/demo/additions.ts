import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type {
  IntentId,
  OrganisationId,
  PersonId,
  ReviewId,
  SessionId,
  TenantId,
} from '#core/kernel/ids.ts';
import type { Application } from '../application.ts';
import { headsOf } from '../people/heads.ts';
import { personScope, type Scope } from '../platform/scope.ts';
import { done } from './done.ts';

/** The last thing added: a demo that knows this intent is complete. */
export const LAST_ADDITION = 'mediation';

const day = (text: string) => text as CalendarDate;
/** Shown with each text, so that nobody takes an addition for the clerk's own record. */
const mark = '（示例补充）';

interface Demo {
  readonly application: Application;
  readonly head: Scope;
  readonly caller: (what: string) => { readonly scope: Scope; readonly intent: IntentId };
}

/**
 * What a review campaign has and the office files do not hold: minutes in five parts, a guest, an
 * exchange event, a published commendation, the plan, a mediation case. Done by the village's
 * secretary through ordinary operations.
 */
export async function addWhatFilesLack(
  application: Application,
  { tenantId, intentOf }: { tenantId: TenantId; intentOf: (what: string) => IntentId },
): Promise<void> {
  const head = await headsOf(application.pool, tenantId);
  if (!head) throw new Error('demo without a head of its leading group');
  const scope = personScope(tenantId, head.personId, new Set(['head', 'groupMember', 'member']));
  const demo = {
    application,
    head: scope,
    caller: (what: string) => ({ scope, intent: intentOf(what) }),
  };
  await adoptPlan(demo);
  await minuteLifeMeeting(demo);
  await inviteGuest(demo);
  await recordExchange(demo);
  await publishCommendation(demo);
  const { door } = application;
  const mediation = {
    openedOn: day('2026-08-05'),
    settledOn: day('2026-08-27'),
    outcome: 'settled',
  } as const;
  done(await door.act('mediations.record', mediation, demo.caller(LAST_ADDITION)));
}

async function adoptPlan({ application, head, caller }: Demo): Promise<void> {
  const { door } = application;
  const [cycle] = done(await door.query('cycles.list', {}, head)).cycles;
  if (!cycle) throw new Error('demo without a cycle');
  const aims = `总结成绩、查找不足，把群众反映的问题逐条整改到位。${mark}`;
  const plan = { cycleId: cycle.cycleId, aims, adoptedOn: day('2026-03-05') };
  done(await door.act('cycles.adoptPlan', plan, caller('plan')));
}

async function minuteLifeMeeting(demo: Demo): Promise<void> {
  const sessionId = await sessionOf(demo, 'lifeMeeting');
  const parts = {
    achievements: `汛期排水、优质稻试种和道路拓宽三件实事已经完成。${mark}`,
    opinions: `会议时间过长，建议每次不超过两小时，议题提前三天发给大家。${mark}`,
    criticism: `班子成员逐一作自我批评，相互提出意见 11 条，当场表态 5 条。${mark}`,
    problems: `走访联系户不够，半年未走访的有 2 户；个别承诺拖延。${mark}`,
    measures: `每名班子成员 12 月 31 日前走访联系户不少于 6 户，由总支委员吴家旺核对走访记录。${mark}`,
  };
  const { door } = demo.application;
  done(await door.act('sessions.minute', { sessionId, parts }, demo.caller('minutes')));
}

async function inviteGuest(demo: Demo): Promise<void> {
  const sessionId = await sessionOf(demo, 'unitAssembly', '一支部');
  const personId = await personOf(demo, '章树林');
  const deed = `介绍企业党员先锋岗带徒弟的做法。${mark}`;
  const { door } = demo.application;
  done(await door.act('guests.invite', { sessionId, personId, deed }, demo.caller('guest')));
}

async function recordExchange({ application, head, caller }: Demo): Promise<void> {
  const { organisations } = done(await application.door.query('people.list', {}, head));
  const organisationIds = organisations
    .filter((each) => each.kind === 'unit')
    .map((each) => each.organisationId as OrganisationId);
  const event = {
    title: `三个支部联谊：护河巡查一日行${mark}`,
    heldOn: day('2026-09-05'),
    place: '村东河堤',
    organisationIds,
    summary: '三个支部一起巡河，交流值班和记录的做法。',
  };
  done(await application.door.act('exchanges.record', event, caller('exchange')));
}

/** The talk's own record says that she agreed to be named. */
async function publishCommendation({ application, head, caller }: Demo): Promise<void> {
  const { door } = application;
  const asked = { text: '章金凤', mode: 'talk' } as const;
  const [talk] = done(await door.query('reviews.list', asked, head)).rows;
  const notice = {
    reviewId: talk?.reviewId as ReviewId,
    number: '禾总支〔2026〕3号',
    text: `章金凤同志在护堤抢险中表现突出，现予通报表扬。${mark}`,
    publishedOn: day('2026-10-12'),
  };
  done(await door.act('commendations.publish', notice, caller('commendation')));
}

async function sessionOf(
  { application, head }: Demo,
  kind: string,
  title = '',
): Promise<SessionId> {
  const { sessions } = done(await application.door.query('sessions.list', {}, head));
  const found = sessions.find((each) => each.kind === kind && each.title.includes(title));
  if (!found) throw new Error(`demo without a session of kind ${kind}`);
  return found.sessionId;
}

async function personOf({ application, head }: Demo, name: string): Promise<PersonId> {
  const { people } = done(await application.door.query('people.list', { name }, head));
  if (!people[0]) throw new Error(`demo without ${name}`);
  return people[0].personId;
}
