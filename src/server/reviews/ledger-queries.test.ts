import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  apply,
  openReviewVillage,
  type ReviewVillage,
} from '../../../test/support/review-village.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { RectificationId, ReviewId } from '#core/kernel/ids.ts';
import { fact } from '#core/ledger/catalogue.ts';
import { freshId } from '../platform/fresh-id.ts';
import type { Scope } from '../platform/scope.ts';

let village: ReviewVillage;
let ids: Record<'drain' | 'tea' | 'talk' | 'named' | 'branch' | 'peer', string>;

beforeAll(async () => {
  village = await openReviewVillage();
  const { people, first } = village;
  const by = (name: keyof typeof people) => [{ kind: 'person', personId: people[name] }] as const;
  ids = {
    drain: await village.record({
      occurredOn: '2026-09-20',
      points: [{ kind: 'achievement', text: '牵头疏通村东排水沟约815米，汛期未再积水' }],
    }),
    tea: await village.record({
      occurredOn: '2026-09-21',
      reviewers: [...by('吕瑞芳')],
      subject: { kind: 'person', personId: people.章金凤 },
      points: [{ kind: 'shortcoming', text: '双休日错时开会没有落实' }],
    }),
    talk: await village.record({
      mode: 'talk',
      occurredOn: '2026-08-03',
      reviewers: [...by('袁丽华')],
      subject: { kind: 'person', personId: people.苗树林 },
      points: [{ kind: 'encouragement', text: '护堤抢险表现突出' }],
      talk: { reason: '支部重点推介', outcome: 'commend', consent: true },
    }),
    named: await village.record({
      restricted: true,
      occurredOn: '2026-09-19',
      subject: { kind: 'person', personId: people.鲁明远 },
      points: [{ kind: 'shortcoming', text: '支部会议全年缺席3次' }],
    }),
    branch: await village.record({
      occurredOn: '2026-09-18',
      reviewers: [...by('袁丽华')],
      subject: { kind: 'organisation', organisationId: first },
      points: [{ kind: 'requirement', text: '完善记录' }],
    }),
    peer: await village.record({
      mode: 'faceToFace',
      occurredOn: '2026-09-23',
      reviewers: [...by('章金凤')],
      subject: { kind: 'person', personId: people.苗树林 },
      points: [{ kind: 'achievement', text: '技术革新带徒弟4名' }],
    }),
  };
  await rectify(ids.drain, '2026-11-01');
});
afterAll(() => village.close());

async function rectify(reviewId: string, deadline: string): Promise<void> {
  const { cycleId, people, first } = village;
  const assigned = fact('rectification.assigned', {
    rectificationId: freshId<RectificationId>(),
    cycleId,
    number: '1',
    source: 'meeting',
    issueId: null,
    reviewId: reviewId as ReviewId,
    orderId: null,
    problem: '排水沟需定期清淤',
    measures: [],
    leaderId: null,
    ownerId: people.杨雪梅,
    unitId: first,
    assignedOn: '2026-09-25' as CalendarDate,
    deadline: deadline as CalendarDate,
    importId: null,
  });
  await apply(village, [assigned]);
}

async function list(input: object, scope: Scope = village.as('袁丽华')) {
  const listed = await village.application.door.query('reviews.list', input, scope);
  if (!listed.ok) throw new Error(listed.refusal.code);
  return listed.value;
}

function named(rows: readonly { readonly reviewId: string }[]): readonly string[] {
  const known = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return rows.map((row) => known.get(row.reviewId) ?? row.reviewId);
}

describe('the leader ledger', () => {
  test('holds reviews from above, newest first, with its five columns', async () => {
    const { rows, total, cycle } = await list({});

    expect(named(rows)).toEqual(['tea', 'drain', 'named', 'branch', 'talk']);
    expect(total).toEqual({ count: 5, more: false });
    expect(cycle?.name).toBe('2026年领导点评');
    expect(rows[1]).toMatchObject({
      number: 2,
      occurredOn: '2026-09-20',
      reviewers: [{ name: '李雨婷' }],
      subject: { name: '杨雪梅' },
      unitName: '第一党支部（农业）',
      relation: 'assemblyToMember',
      points: [{ kind: 'achievement', text: '牵头疏通村东排水沟约815米，汛期未再积水' }],
      rectifications: [{ state: 'inProgress', overdue: true, ownerName: '杨雪梅' }],
    });
  });

  test('stands beside the ledger of all reviews', async () => {
    expect(named((await list({ ledger: 'all' })).rows)).toContain('peer');
  });
});

describe('filters', () => {
  const cases: readonly (readonly [string, () => object, readonly string[]])[] = [
    ['branch', () => ({ unitId: village.second }), ['tea', 'talk']],
    ['mode', () => ({ mode: 'talk' }), ['talk']],
    ['relation', () => ({ relation: 'rootToUnit' }), ['branch']],
    ['relation outside the leader ledger', () => ({ relation: 'memberToMember' }), []],
    ['relation among all', () => ({ relation: 'memberToMember', ledger: 'all' }), ['peer']],
    ['person reviewed', () => ({ personId: village.people.鲁明远 }), ['named']],
    [
      'person on either side',
      () => ({ personId: village.people.章金凤, ledger: 'all' }),
      ['peer', 'tea'],
    ],
    ['overdue', () => ({ rectification: 'overdue' }), ['drain']],
    ['overdue as of an earlier day', () => ({ rectification: 'overdue', asOf: '2026-11-01' }), []],
    ['open', () => ({ rectification: 'open' }), ['drain']],
    ['closed', () => ({ rectification: 'closed' }), []],
    ['none', () => ({ rectification: 'none', unitId: village.first }), ['named', 'branch']],
    ['as of', () => ({ asOf: '2026-09-18' }), ['branch', 'talk']],
    ['oldest first', () => ({ sort: 'oldest' }), ['talk', 'branch', 'named', 'drain', 'tea']],
  ];

  test.each(cases)('by %s', async (_, input, expected) => {
    const { rows, total } = await list(input());

    expect(named(rows)).toEqual(expected);
    expect(total.count).toBe(expected.length);
  });
});

describe('search', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a word of two characters', '积水', ['drain']],
    ['a word inside a sentence', '错时开会', ['tea']],
    ['characters that stand apart in the text', '水积', []],
    ['one character', '沟', ['drain']],
    ['a number', '815', ['drain']],
    ['two words', '排水 汛期', ['drain']],
    ['two words of two reviews', '排水 错时', []],
    ['a name', '鲁明远', ['named']],
    ['part of a name', '金凤', ['tea']],
    ['a branch', '农业', ['branch']],
    ['a reviewer and a word', '吕瑞芳 落实', ['tea']],
    ['a percent sign', '%', []],
    ['nothing but spaces', '　', ['tea', 'drain', 'named', 'branch', 'talk']],
  ];

  test.each(cases)('finds %s', async (_, text, expected) => {
    expect(named((await list({ text })).rows)).toEqual(expected);
  });
});

describe('the figures above the ledger', () => {
  async function figures(input: object) {
    const asked = await village.application.door.query(
      'reviews.figures',
      input,
      village.as('袁丽华'),
    );
    if (!asked.ok) throw new Error(asked.refusal.code);
    return Object.values(asked.value).map(({ count }) => count);
  }

  test.each([
    ['nothing', () => ({}), [5, 6, 1, 1, 0]],
    ['the branch', () => ({ unitId: village.second }), [2, 3, 0, 0, 0]],
    ['a word', () => ({ text: '积水' }), [1, 1, 1, 1, 0]],
    ['a word of the other ledger', () => ({ text: '带徒弟', ledger: 'leader' }), [0, 1, 0, 0, 0]],
    ['a state beside the one counted', () => ({ rectification: 'none' }), [4, 5, 1, 1, 0]],
    ['a word that nobody said', () => ({ text: '无此一说' }), [0, 0, 0, 0, 0]],
  ] as const)('follow %s', async (_, input, expected) => {
    expect(await figures(input())).toEqual(expected);
  });
});

describe('confidential reviews', () => {
  test.each([
    ['the head', '袁丽华', ['tea', 'drain', 'named', 'branch', 'talk']],
    ['another member of the leading group', '吕瑞芳', ['tea', 'drain', 'branch']],
    ['the person reviewed', '鲁明远', ['named']],
    ['the reviewer who heads the branch', '李雨婷', ['drain', 'named', 'branch']],
    ['the person talked to', '苗树林', ['talk']],
    ['a member without reviews', '杨雪梅', ['drain']],
  ] as const)('are there for %s as far as it concerns them', async (_, name, expected) => {
    const { rows, total } = await list({}, village.as(name));

    expect(named(rows)).toEqual(expected);
    expect(total.count).toBe(expected.length);
  });

  test('leave no trace in counts, search, export or by their id', async () => {
    const { door } = village.application;
    const scope = village.as('吕瑞芳');

    expect(named((await list({ text: '缺席' }, scope)).rows)).toEqual([]);
    expect((await list({ text: '护堤' }, scope)).total.count).toBe(0);
    expect((await list({ mode: 'talk' }, scope)).total.count).toBe(0);
    expect((await list({ unitId: village.first }, scope)).total.count).toBe(2);
    const figures = await door.query('reviews.figures', {}, scope);
    expect(figures.ok && figures.value.all.count).toBe(4);
    const exported = await door.query('reviews.export', {}, scope);
    expect(exported.ok && named(exported.value.rows)).toEqual(['branch', 'drain', 'tea']);
    expect(exported.ok && exported.value.withoutConfidential).toBe(true);
    const shown = await door.query('reviews.show', { reviewId: ids.named }, scope);
    expect(shown).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});

describe('pages', () => {
  test('neither repeat nor skip while rows are added, and numbers go on', async () => {
    const first = await list({ ledger: 'all', limit: 2 });
    ids = { ...ids, ['later' as 'peer']: await village.record({ occurredOn: '2026-10-02' }) };
    const second = await list({ ledger: 'all', limit: 2, after: first.next });
    const third = await list({ ledger: 'all', limit: 2, after: second.next });
    const back = await list({ ledger: 'all', limit: 2, after: third.previous });

    expect(named(first.rows)).toEqual(['peer', 'tea']);
    expect(named(second.rows)).toEqual(['drain', 'named']);
    expect(second.rows.map((row) => row.number)).toEqual([3, 4]);
    expect(named(third.rows)).toEqual(['branch', 'talk']);
    expect(third.next).toBeNull();
    expect(named(back.rows)).toEqual(['drain', 'named']);
    expect(back.rows.map((row) => row.number)).toEqual([3, 4]);
    expect(first.previous).toBeNull();
    const start = await list({ ledger: 'all', limit: 2, after: back.previous });
    expect(start.rows.map((row) => row.number)).toEqual([1, 2]);
  });

  test('a cursor of no list is refused', async () => {
    const asked = { after: 'a.1.2026-13-01.nobody' };
    const listed = await village.application.door.query('reviews.list', asked, village.operator);

    expect(listed).toMatchObject({
      ok: false,
      refusal: { code: 'bad-input', problems: [{ place: 'after' }] },
    });
  });
});
