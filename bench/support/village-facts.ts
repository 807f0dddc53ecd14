import { defaultCriteria } from '#core/cycles/criteria.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { addDays } from '#core/kernel/calendar-date.ts';
import type { CycleId, OrganisationId, PersonId, ReviewId, TenantId } from '#core/kernel/ids.ts';
import { type Fact, fact } from '#core/ledger/catalogue.ts';
import type { Application } from '#server/application.ts';
import { commitFacts } from '#server/platform/commit.ts';
import { inTransaction } from '#server/platform/database/connection.ts';
import { freshId } from '#server/platform/fresh-id.ts';
import { createTenant } from '#server/platform/tenants.ts';
import { projectFact } from '#server/projections.ts';

/** One invented village of a benchmark. */
export interface BenchVillage {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
  readonly units: readonly OrganisationId[];
  readonly people: readonly { readonly personId: PersonId; readonly unitId: OrganisationId }[];
  readonly headId: PersonId;
}

export const firstDay = '2026-03-01' as CalendarDate;

/** Three branches, 66 members and a running cycle, recorded as facts. */
export async function makeVillage(application: Application): Promise<BenchVillage> {
  const tenantId = freshId<TenantId>();
  const logOrigin = `log.bench/${tenantId.slice(-12)}`;
  await createTenant(application.pool, { tenantId, name: '测速村党总支', logOrigin });
  const rootId = freshId<OrganisationId>();
  const units = [1, 2, 3].map(() => freshId<OrganisationId>());
  const people = Array.from({ length: 66 }, (_, index) => ({
    personId: freshId<PersonId>(),
    unitId: units[index % 3] ?? rootId,
  }));
  const headId = people[0]?.personId ?? freshId<PersonId>();
  const cycleId = freshId<CycleId>();
  const village = { tenantId, cycleId, units, people, headId };
  await record(application, tenantId, groundFacts(village, rootId));
  return village;
}

function groundFacts(village: BenchVillage, rootId: OrganisationId): readonly Fact[] {
  const { cycleId, units, people, headId } = village;
  const common = { from: null, importId: null };
  return [
    fact('organisation.registered', {
      organisationId: rootId,
      parentId: null,
      kind: 'root',
      name: '测速村党总支',
      position: 0,
      ...common,
    }),
    ...units.map((organisationId, index) =>
      fact('organisation.registered', {
        organisationId,
        parentId: rootId,
        kind: 'unit',
        name: `第${'一二三'[index]}党支部`,
        position: index + 1,
        ...common,
      }),
    ),
    ...people.map(({ personId, unitId }, position) =>
      fact('person.admitted', {
        personId,
        organisationId: unitId,
        name: `党员${position + 1}`,
        birthYear: null,
        probationary: false,
        mobile: false,
        position,
        importId: null,
      }),
    ),
    fact('cycle.opened', {
      cycleId,
      organisationId: rootId,
      name: '2026年点评',
      region: null,
      kinds: ['review'],
      startsOn: firstDay,
      endsOn: '2026-12-31' as CalendarDate,
      mandate: { issuer: '测速', title: '测速', number: '测〔2026〕1号', date: null },
      importId: null,
    }),
    fact('criteriaSet.adopted', {
      cycleId,
      code: 'B',
      version: 1,
      criteria: [...defaultCriteria.B],
      importId: null,
    }),
    fact('leadingGroup.named', {
      cycleId,
      personId: headId,
      role: 'head',
      from: firstDay,
      importId: null,
    }),
  ];
}

const BATCH = 500;

/** Adds reviews to one village, in batches, in the words of `reviewText`. */
export async function addReviews(
  application: Application,
  village: BenchVillage,
  range: { readonly from: number; readonly count: number },
): Promise<void> {
  for (let at = range.from; at < range.from + range.count; at += BATCH) {
    const size = Math.min(BATCH, range.from + range.count - at);
    const facts = Array.from({ length: size }, (_, index) => reviewFact(village, at + index));
    await record(application, village.tenantId, facts);
  }
}

const modes = ['meeting', 'onsite', 'faceToFace', 'meeting', 'meeting', 'meeting'] as const;

function reviewFact(village: BenchVillage, index: number): Fact {
  const subject = village.people[index % village.people.length];
  const mode = modes[index % modes.length] ?? 'meeting';
  return fact('review.recorded', {
    reviewId: freshId<ReviewId>(),
    cycleId: village.cycleId,
    sessionId: null,
    mode,
    relation: mode === 'faceToFace' ? 'memberToMember' : 'assemblyToMember',
    reviewers: [{ kind: 'person', personId: village.headId }],
    subject: { kind: 'person', personId: subject?.personId ?? village.headId },
    unitId: subject?.unitId ?? (village.units[0] as OrganisationId),
    occurredOn: addDays(firstDay, index % 260),
    criteria: 'B',
    points: reviewPoints(index).map((point) => ({ pointId: freshId(), line: null, ...point })),
    deadlineText: null,
    deadline: null,
    selfReview: false,
    jointWith: null,
    restricted: false,
    importId: null,
  });
}

/** About 90 characters that differ from review to review. */
export function reviewPoints(index: number) {
  const n = (index * 7919) % 100_003;
  return [
    { kind: 'achievement' as const, text: `牵头疏通村东排水沟约${n}米,汛期未再积水,群众反映好` },
    {
      kind: 'shortcoming' as const,
      text: `联系的8户群众有2户半年未走访,第${index}次提醒后仍未落实`,
    },
    { kind: 'requirement' as const, text: `12月底前走访联系户不少于${(index % 9) + 1}户并记录` },
  ];
}

/** What the API is sent to record a review. */
export function reviewBody(village: BenchVillage, count: number): string {
  const subject = village.people[1 + (count % 60)];
  return JSON.stringify({
    mode: 'meeting',
    relation: 'assemblyToMember',
    reviewers: [{ kind: 'person', personId: village.headId }],
    subject: { kind: 'person', personId: subject?.personId },
    occurredOn: '2026-09-22',
    criteria: 'B',
    points: reviewPoints(count),
  });
}

async function record(
  application: Application,
  tenantId: TenantId,
  facts: readonly Fact[],
): Promise<void> {
  const { pool, clock } = application;
  await inTransaction(pool, { tenantId, mode: 'write' }, async (_tx, client) => {
    const intent = { id: freshId<never>(), operation: 'bench', inputHash: '', answer: {} };
    const by = { operator: 'bench' };
    await commitFacts(
      client,
      { tenantId, by, at: clock.now(), on: clock.today(), intent, facts },
      projectFact,
    );
    return { keep: true, value: undefined };
  });
}
