import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  type Office,
  type OfficeName,
  openOffice,
  value,
} from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import type { OpeningId, OpinionId } from '#core/kernel/ids.ts';
import { inTransaction } from '../platform/database/connection.ts';
import type { Scope } from '../platform/scope.ts';
import { opinionFigures } from './visible.ts';

let village: Village;
let office: Office;
let openingId: OpeningId;
const byText = new Map<string, OpinionId>();

/** The ten slips of the example's box of 2026-08-30. */
const slips = [
  ['opinion', 'embarrassing', '开会总是拖到晚上十点,家里有小孩走不开', '调整会议时间'],
  ['opinion', 'harmsUnity', '一支部两名委员长期不说话,影响工作', '书记分别谈话'],
  ['suggestion', 'normal', '党费收缴能不能用手机,老人由支部代办', '采纳'],
  ['opinion', 'privacy', '有人议论范启航家的病情,希望不要再在会上讲', '两名专人处理,不公开'],
  ['opinion', 'breach', '听说有人让别人代写思想汇报', '报上级纪检渠道'],
  ['suggestion', 'normal', '把村务公开栏的字印大一点', '采纳'],
  ['opinion', 'normal', '袁丽华书记下支部时走得太快,没听完群众说话', '由总支副书记处理'],
  ['suggestion', 'normal', '义务劳动提前一周通知', '采纳'],
  ['opinion', 'embarrassing', '互评时大家都说好话,没意思', '列入下次会议'],
  ['opinion', 'normal', '', '空白纸条'],
] as const;

beforeAll(async () => {
  village = await openVillage();
  office = await openOffice(village);
  const keeperIds = [office.people.赵志强, office.people.秦树林];
  value(await record({ openedOn: '2026-07-15', keeperIds, empty: true }));
  ({ openingId } = value(await record({ openedOn: '2026-08-30', keeperIds })));
  for (const [kind, sensitivity, text, handling] of slips) {
    const input = { openingId, kind, sensitivity, text, handling, blank: text === '' };
    const { opinionId } = value(await register(input));
    byText.set(text, opinionId);
  }
});
afterAll(() => village.close());

function record(input: { openedOn: string; keeperIds: string[]; empty?: boolean }) {
  return village.application.door.act('openings.record', input, {
    scope: office.as('赵志强'),
    intent: newIntent(),
  });
}

type Registered = Parameters<typeof village.application.door.act<'opinions.register'>>[1];
function register(input: Registered, scope: Scope = office.as('秦树林')) {
  return village.application.door.act('opinions.register', input, { scope, intent: newIntent() });
}

async function list(
  who: OfficeName | 'operator',
  input: Parameters<typeof village.application.door.query<'opinions.list'>>[1] = {},
) {
  const scope = who === 'operator' ? village.operator : office.as(who);
  return value(await village.application.door.query('opinions.list', input, scope));
}

async function openings(who: OfficeName) {
  const scope = office.as(who);
  return value(await village.application.door.query('openings.list', {}, scope)).openings;
}

const hers = '袁丽华书记下支部时走得太快,没听完群众说话';

describe('the secretary, whom one slip of ten concerns', () => {
  it('reads seven slips, numbered without a gap', async () => {
    const { opinions, total } = await list('袁丽华');

    expect(total).toBe(7);
    expect(opinions.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(opinions.map((each) => each.text)).not.toContain(hers);
    expect(opinions.flatMap((each) => each.concerns)).toEqual([]);
  });

  it.each(['袁丽华', '走得太快', '书记下支部', '群众说话', '副书记'])(
    'finds it by no search: %s',
    async (search) => {
      expect(await list('袁丽华', { search })).toEqual({ opinions: [], total: 0, next: null });
    },
  );

  it('finds a slip about somebody else’s work by two characters', async () => {
    expect((await list('袁丽华', { search: '党费' })).total).toBe(1);
  });

  it('counts it nowhere', async () => {
    const [opening] = await openings('袁丽华');
    const opinions = await list('袁丽华', { openingId, kind: 'opinion' });
    const suggestions = await list('袁丽华', { openingId, kind: 'suggestion' });

    expect(opening).toMatchObject({ openedOn: '2026-08-30', readable: 7, reconciled: null });
    expect(opinions.total + suggestions.total).toBe(opening?.readable);
  });

  it('is told that it does not exist', async () => {
    const opinionId = byText.get(hers) as OpinionId;
    const asked = await village.application.door.query(
      'opinions.show',
      { opinionId },
      office.as('袁丽华'),
    );

    expect(asked).toEqual({ ok: false, refusal: { code: 'not-found' } });
  });

  it('finds no gap on any page of the list', async () => {
    const first = await list('袁丽华', { limit: 4 });
    const second = await list('袁丽华', { limit: 4, after: first.next ?? '' });

    expect([...first.opinions, ...second.opinions].map((each) => each.number)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
    expect(second.next).toBeNull();
  });
});

test.each(['袁丽华', '李雨婷', '吕瑞芳', '赵志强', '秦树林', 'operator'] as const)(
  '%s reads neither what is about the secretary nor what is a breach',
  async (who) => {
    const { opinions } = await list(who);

    expect(opinions.map((each) => each.text)).not.toContain(hers);
    expect(opinions.map((each) => each.sensitivity)).not.toContain('breach');
  },
);

test.each([
  ['袁丽华', ['harmsUnity']],
  ['李雨婷', []],
  ['赵志强', ['privacy']],
  ['operator', []],
] as const)('%s reads of the sensitive ones: %j', async (who, expected) => {
  const { opinions } = await list(who);
  const found = opinions.map((each) => each.sensitivity);

  expect(found.filter((each) => each === 'harmsUnity' || each === 'privacy')).toEqual(expected);
});

test('a member of the office without the box sees openings and no slip', async () => {
  const asked = await village.application.door.query('opinions.list', {}, office.as('范启航'));

  expect(asked).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  expect((await openings('范启航')).map((each) => [each.openedOn, each.shared])).toEqual([
    ['2026-08-30', 5],
    ['2026-07-15', 0],
  ]);
});

test('an empty opening stands in the list', async () => {
  const [, empty] = await openings('袁丽华');

  expect(empty).toMatchObject({ openedOn: '2026-07-15', readable: 0, empty: true });
  expect(empty?.keepers.toSorted()).toEqual(['秦树林', '赵志强'].toSorted());
});

test('the keepers can check that all ten slips were typed in and where they went', async () => {
  const [opening] = await openings('赵志强');

  expect(opening?.reconciled).toEqual({ registered: 10, upper: 1, discipline: 1 });
});

test('what reports count is the same as its list, whoever reads it', async () => {
  const { tenantId, application } = village;
  const cycle = { cycleId: office.cycleId, asOf: '2026-11-01' as never };
  const figures = await inTransaction(application.pool, { tenantId, mode: 'read' }, async (tx) => ({
    keep: true,
    value: await opinionFigures(tx, tenantId, cycle),
  }));
  const lists = await Promise.all(
    (['袁丽华', '李雨婷', '赵志强', 'operator'] as const).map((who) =>
      list(who, { shared: 'true' }),
    ),
  );

  expect(figures).toEqual({
    openings: 2,
    openingsWithoutOpinions: 1,
    opinions: 2,
    suggestions: 3,
  });
  expect(lists.map((each) => each.total)).toEqual([5, 5, 5, 5]);
});

test('before the box was opened nothing is there to count', async () => {
  expect((await list('袁丽华', { asOf: '2026-08-29' })).total).toBe(0);
});

describe('registering', () => {
  it('names whom the text names and sends it up', async () => {
    const text = '袁书记开会不让人说话';
    const input = { openingId, kind: 'opinion', sensitivity: 'normal', text } as const;

    expect(value(await register(input)).route).toBe('upper');
    expect((await list('袁丽华', { search: '不让人说话' })).total).toBe(0);
  });

  it('is for the keepers', async () => {
    const input = { openingId, kind: 'opinion', sensitivity: 'normal', text: '某事' } as const;

    expect(await register(input, office.as('袁丽华'))).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });

  it('takes no slip into an opening that was empty', async () => {
    const empty = (await openings('赵志强')).find((each) => each.openedOn === '2026-07-15');
    const input = {
      openingId: empty?.openingId ?? '',
      kind: 'opinion',
      sensitivity: 'normal',
      text: '某事',
    } as const;

    expect(await register(input)).toMatchObject({ refusal: { code: 'wrong-state' } });
  });

  it.each([
    ['without a word', { text: '', blank: false }],
    ['blank with words', { text: '某事', blank: true }],
  ])('refuses a slip %s', async (_, said) => {
    const input = { openingId, kind: 'opinion', sensitivity: 'normal', ...said } as const;

    expect(await register(input)).toMatchObject({ refusal: { code: 'bad-input' } });
  });
});

test.each([
  ['one keeper', () => [office.people.赵志强], '2026-09-30', 'two-keepers-needed'],
  [
    'the same keeper twice',
    () => [office.people.赵志强, office.people.赵志强],
    '2026-09-30',
    'two-keepers-needed',
  ],
  [
    'somebody who keeps no box',
    () => [office.people.赵志强, office.people.袁丽华],
    '2026-09-30',
    'two-keepers-needed',
  ],
  [
    'keepers not yet named',
    () => [office.people.赵志强, office.people.秦树林],
    '2026-02-01',
    'two-keepers-needed',
  ],
  [
    'a day to come',
    () => [office.people.赵志强, office.people.秦树林],
    '2026-12-01',
    'date-in-future',
  ],
])('an opening by %s is refused', async (_, keepers, openedOn, code) => {
  expect(await record({ openedOn, keeperIds: keepers() })).toMatchObject({ refusal: { code } });
});
