import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';
import { newIntent } from '../../../test/support/village.ts';

let village: ReviewVillage;
let talkId: string;
type Name = keyof ReviewVillage['people'];

beforeAll(async () => {
  village = await openReviewVillage();
  const { people } = village;
  talkId = await village.record({
    mode: 'talk',
    occurredOn: '2026-08-03',
    reviewers: [{ kind: 'person', personId: people.袁丽华 }],
    subject: { kind: 'person', personId: people.鲁明远 },
    points: [{ kind: 'shortcoming', text: '三次会议没有到' }],
    talk: { reason: '支部反映', outcome: 'encourage' },
  });
});
afterAll(() => village.close());

const door = () => village.application.door;
const caller = (name: Name) => ({ scope: village.as(name), intent: newIntent() });

async function recordsOf(name: Name) {
  const asked = await door().query('me.records', {}, village.as(name));
  if (!asked.ok) throw new Error(asked.refusal.code);
  return asked.value;
}

async function ask(name: Name, text: string) {
  const asked = await door().act('corrections.request', { text }, caller(name));
  if (!asked.ok) throw new Error(asked.refusal.code);
  return asked.value.correctionId;
}

describe('my records', () => {
  test('hold what is stored about me, in numbers that lead to it', async () => {
    const { person, counts } = await recordsOf('鲁明远');

    expect(person).toMatchObject({ name: '鲁明远', probationary: false });
    expect(counts).toMatchObject({ reviewsAboutMe: 1, reviewsByMe: 0, devices: 0 });
  });

  test('tell once a day who opened a talk about me, and not that I did', async () => {
    for (const name of ['袁丽华', '袁丽华', '鲁明远', '章金凤'] as const) {
      await door().query('reviews.show', { reviewId: talkId }, village.as(name));
    }

    expect((await recordsOf('鲁明远')).looks).toEqual([
      expect.objectContaining({ reviewId: talkId, byName: '袁丽华', mode: 'talk' }),
    ]);
    expect((await recordsOf('袁丽华')).looks).toEqual([]);
  });

  test('are nobody’s on the command line', async () => {
    expect(await door().query('me.records', {}, village.operator)).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });
});

describe('a request for correction', () => {
  test('is answered once, by somebody else of the leading group, and both see the answer', async () => {
    const correctionId = await ask('鲁明远', '8月3日的谈话，我只有两次没有到');
    const answer = { correctionId, outcome: 'partly', answer: '核对签到表，更正为两次' } as const;

    const member = await door().act('corrections.answer', answer, caller('章金凤'));
    const answered = await door().act('corrections.answer', answer, caller('吕瑞芳'));
    const twice = await door().act('corrections.answer', answer, caller('袁丽华'));

    expect([member, answered, twice].map((each) => (each.ok ? 'ok' : each.refusal.code))).toEqual([
      'not-found',
      'ok',
      'already-answered',
    ]);
    expect((await recordsOf('鲁明远')).corrections).toMatchObject([
      { outcome: 'partly', answeredByName: '吕瑞芳' },
    ]);
  });

  test('of one’s own is for somebody else', async () => {
    const correctionId = await ask('袁丽华', '出生年份应当是1975');
    const answer = { correctionId, outcome: 'corrected', answer: '已改' } as const;

    expect(await door().act('corrections.answer', answer, caller('袁丽华'))).toMatchObject({
      refusal: { code: 'own-request' },
    });
  });

  test('of others is not there for a member', async () => {
    await ask('鲁明远', '再问一次');

    expect((await recordsOf('章金凤')).corrections).toEqual([]);
    expect(await door().query('corrections.list', {}, village.as('章金凤'))).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });
});

test('what is known of a member is amended, and the ledger keeps what was', async () => {
  const { people, second } = village;
  const amended = {
    personId: people.杨雪梅,
    organisationId: second,
    name: '杨雪梅',
    birthYear: 1988,
    probationary: false,
    mobile: true,
  };

  await door().act('people.amend', amended, caller('袁丽华'));
  const { person } = await recordsOf('杨雪梅');

  expect(person).toMatchObject({ birthYear: 1988, mobile: true });
  expect(await door().act('people.amend', amended, caller('吕瑞芳'))).toMatchObject({
    refusal: { code: 'not-found' },
  });
});
