import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openReviewVillage,
  type RecordInput,
  type ReviewVillage,
} from '../../../test/support/review-village.ts';
import { newIntent } from '../../../test/support/village.ts';
import type { PersonId, PointId, ReviewId } from '#core/kernel/ids.ts';
import type { CommendationId } from '#core/reviews/facts.ts';
import { freshId } from '../platform/fresh-id.ts';
import type { Scope } from '../platform/scope.ts';

let village: ReviewVillage;

beforeAll(async () => {
  village = await openReviewVillage();
});
afterAll(() => village.close());

function assembly(changes: Partial<RecordInput> = {}): RecordInput {
  return {
    mode: 'meeting',
    reviewers: [{ kind: 'person', personId: village.people.李雨婷 }],
    subject: { kind: 'person', personId: village.people.鲁明远 },
    occurredOn: '2026-09-22',
    points: [
      { kind: 'achievement', text: '为老年活动室义务值班31天' },
      { kind: 'shortcoming', text: '联系的6户群众有2户半年未走访' },
    ],
    ...changes,
  };
}

function recordAs(scope: Scope, input: RecordInput, intent = newIntent()) {
  return village.application.door.act('reviews.record', input, { scope, intent });
}

async function show(reviewId: string, scope: Scope = village.as('袁丽华')) {
  const shown = await village.application.door.query(
    'reviews.show',
    { reviewId: reviewId as ReviewId },
    scope,
  );
  if (!shown.ok) throw new Error(shown.refusal.code);
  return shown.value;
}

describe('recording', () => {
  test('a branch secretary records, and the record shows who typed it', async () => {
    const recorded = await recordAs(village.as('李雨婷'), assembly());

    expect(recorded).toMatchObject({ ok: true, value: { hints: [] } });
    const shown = await show(recorded.ok ? recorded.value.reviewId : '');
    expect(shown.review).toMatchObject({
      relation: 'assemblyToMember',
      selfReview: false,
      unitName: '第一党支部（农业）',
    });
    expect(shown.history).toMatchObject([{ type: 'review.recorded', byName: '李雨婷' }]);
  });

  test('the same form twice is one review', async () => {
    const intent = newIntent();
    const input = assembly({ occurredOn: '2026-09-01' });

    const first = await recordAs(village.operator, input, intent);
    const again = await recordAs(village.operator, input, intent);

    expect(again).toEqual(first);
    const listed = await village.application.door.query(
      'reviews.list',
      { asOf: '2026-09-01' },
      village.operator,
    );
    expect(listed.ok && listed.value.total.count).toBe(1);
  });

  test('the author is told of copied text, and nothing is refused for it', async () => {
    const points: RecordInput['points'] = [
      { kind: 'achievement', text: '能够认真学习，团结同志。' },
    ];
    await recordAs(village.operator, assembly({ points }));

    const copied = await recordAs(village.operator, assembly({ points }));

    expect(copied.ok && copied.value.hints).toEqual(['same-text', 'no-shortcoming', 'no-fact']);
  });

  test('both records of one agenda item know each other', async () => {
    const { first, people } = village;
    const reviewers: RecordInput['reviewers'] = [{ kind: 'person', personId: people.袁丽华 }];
    const branch = await recordAs(
      village.operator,
      assembly({ reviewers, subject: { kind: 'organisation', organisationId: first } }),
    );
    const branchId = branch.ok ? branch.value.reviewId : ('' as ReviewId);
    const secretary = await recordAs(
      village.operator,
      assembly({
        reviewers,
        subject: { kind: 'person', personId: people.李雨婷 },
        jointWith: branchId,
      }),
    );

    expect((await show(branchId)).joint?.subject.name).toBe('李雨婷');
    const other = await show(secretary.ok ? secretary.value.reviewId : '');
    expect(other.joint?.subject.name).toBe('第一党支部（农业）');
    expect(other.review.relation).toBe('rootToUnit');
  });

  test.each([
    ['no-points', { points: [{ kind: 'achievement', text: '　' }] }],
    ['no-points', { points: [{ kind: 'achievement', text: '\u200b\u2060 ' }] }],
    ['date-in-future', { occurredOn: '2026-11-24' }],
    ['unknown-person', { subject: { kind: 'person', personId: freshId<PersonId>() } }],
    ['not-found', { jointWith: freshId<ReviewId>() }],
  ] as const)('is refused: %s', async (code, changes) => {
    const refused = await recordAs(village.operator, assembly(changes as Partial<RecordInput>));

    expect(refused).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a member without a post records nothing', async () => {
    const refused = await recordAs(village.as('杨雪梅'), assembly());

    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});

describe('answers', () => {
  async function reviewed(): Promise<{ reviewId: ReviewId; pointIds: PointId[] }> {
    const reviewId = (await village.record({})) as ReviewId;
    const { review } = await show(reviewId);
    return { reviewId, pointIds: review.points.map((point) => point.pointId) };
  }
  function answer(scope: Scope, reviewId: ReviewId, pointId: PointId | undefined) {
    const input = {
      reviewId,
      pointId: pointId ?? ('' as PointId),
      kind: 'accept',
      text: '',
    } as const;
    return village.application.door.act('points.answer', input, { scope, intent: newIntent() });
  }

  test('come from the person reviewed, once, and stay with the point', async () => {
    const { reviewId, pointIds } = await reviewed();

    const first = await answer(village.as('杨雪梅'), reviewId, pointIds[1]);
    const again = await answer(village.as('杨雪梅'), reviewId, pointIds[1]);

    expect(first.ok).toBe(true);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'already-answered' } });
    expect((await show(reviewId)).answers).toMatchObject([
      { pointId: pointIds[1], kind: 'accept', personName: '杨雪梅', enteredBy: null },
    ]);
  });

  test('entered by the office are marked with who typed them', async () => {
    const { reviewId, pointIds } = await reviewed();

    await answer(village.as('袁丽华'), reviewId, pointIds[0]);

    expect((await show(reviewId)).answers).toMatchObject([
      { personName: '杨雪梅', enteredBy: '袁丽华' },
    ]);
  });

  test('two at once leave one answer', async () => {
    const { reviewId, pointIds } = await reviewed();

    const both = await Promise.all([
      answer(village.as('杨雪梅'), reviewId, pointIds[0]),
      answer(village.as('杨雪梅'), reviewId, pointIds[0]),
    ]);

    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect((await show(reviewId)).answers).toHaveLength(1);
  });

  test('are not given by the reviewer, nor by someone who does not see the review', async () => {
    const { reviewId, pointIds } = await reviewed();

    const byReviewer = await answer(village.as('李雨婷'), reviewId, pointIds[0]);
    const byStranger = await answer(village.as('鲁明远'), reviewId, pointIds[0]);

    expect(byReviewer).toMatchObject({ ok: false, refusal: { code: 'not-the-subject' } });
    expect(byStranger).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});

describe('commendations', () => {
  async function talk(consent: boolean | null, outcome: 'commend' | 'encourage' = 'commend') {
    const reviewId = await village.record({
      mode: 'talk',
      reviewers: [{ kind: 'person', personId: village.people.袁丽华 }],
      subject: { kind: 'person', personId: village.people.章金凤 },
      talk: { reason: '支部重点推介', outcome, consent },
    });
    return reviewId as ReviewId;
  }
  function publish(reviewId: ReviewId) {
    const notice = { reviewId, number: '〔2026〕3号', text: '护堤抢险表现突出' };
    const caller = { scope: village.as('袁丽华'), intent: newIntent() };
    return village.application.door.act('commendations.publish', notice, caller);
  }

  test('need the consent of the person', async () => {
    expect(await publish(await talk(false))).toMatchObject({
      refusal: { code: 'consent-missing' },
    });
    expect(await publish(await talk(null))).toMatchObject({ refusal: { code: 'consent-missing' } });
  });

  test('come from a talk that ended in one', async () => {
    const refused = await publish(await talk(true, 'encourage'));

    expect(refused).toMatchObject({ refusal: { code: 'not-a-commendation' } });
  });

  test('are withdrawn by the person named, and by nobody else without a post', async () => {
    const reviewId = await talk(true);
    const published = await publish(reviewId);
    const commendationId = published.ok ? published.value.commendationId : ('' as CommendationId);
    const withdraw = (name: '章金凤' | '杨雪梅') =>
      village.application.door.act(
        'commendations.withdraw',
        { commendationId },
        { scope: village.as(name), intent: newIntent() },
      );

    expect(await publish(reviewId)).toMatchObject({ refusal: { code: 'wrong-state' } });
    expect(await withdraw('杨雪梅')).toMatchObject({ refusal: { code: 'not-found' } });
    expect((await withdraw('章金凤')).ok).toBe(true);
    expect(await withdraw('章金凤')).toMatchObject({ refusal: { code: 'wrong-state' } });
    expect((await show(reviewId)).commendation?.withdrawnOn).toBe('2026-11-23');
  });
});

describe('sessions', () => {
  test('hold reviews, five parts of minutes and guests', async () => {
    const { door } = village.application;
    const scope = village.as('袁丽华');
    const held = await door.act(
      'sessions.hold',
      { kind: 'lifeMeeting', title: '总支民主生活会', heldOn: '2026-09-12', place: '村部' },
      { scope, intent: newIntent() },
    );
    if (!held.ok) throw new Error(held.refusal.code);
    const { sessionId } = held.value;
    await village.record({ sessionId });
    const parts = {
      achievements: '成绩',
      opinions: '意见',
      criticism: '批评与自我批评',
      problems: '问题',
      measures: '措施',
    };
    await door.act('sessions.minute', { sessionId, parts }, { scope, intent: newIntent() });
    const guest = { sessionId, personId: village.people.章金凤, deed: '技术革新' };
    await door.act('guests.invite', guest, { scope, intent: newIntent() });
    const twice = await door.act('guests.invite', guest, { scope, intent: newIntent() });

    const shown = await door.query('sessions.show', { sessionId }, scope);
    const toSecretary = await door.query('sessions.show', { sessionId }, village.as('李雨婷'));

    expect(shown).toMatchObject({
      ok: true,
      value: {
        session: { title: '总支民主生活会', minuted: true },
        minutes: parts,
        guests: [{ personName: '章金凤', deed: '技术革新' }],
        reviews: [{ subject: { name: '杨雪梅' } }],
      },
    });
    expect(toSecretary).toMatchObject({ ok: true, value: { minutes: null } });
    expect(twice).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } });
  });

  test('exchange events name known branches and stand beside pairings', async () => {
    const { door } = village.application;
    const { first, second } = village;
    const event = { title: '支部联谊', heldOn: '2026-10-01', organisationIds: [first, second] };

    const caller = { scope: village.as('袁丽华'), intent: newIntent() };
    const recorded = await door.act('exchanges.record', event, caller);

    expect(recorded.ok).toBe(true);
    const listed = await door.query('pairings.list', {}, village.as('鲁明远'));
    expect(listed.ok && listed.value.exchanges).toMatchObject([
      { title: '支部联谊', organisationNames: ['第一党支部（农业）', '第二党支部（企业）'] },
    ]);
  });
});
