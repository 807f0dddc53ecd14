import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openReviewVillage,
  type RecordInput,
  type ReviewVillage,
} from '../../../test/support/review-village.ts';
import { value } from '../../../test/support/leading-group.ts';
import type { Scope } from '../platform/scope.ts';

let village: ReviewVillage;
let about: ReturnType<typeof someone>;

const someone = (name: '鲁明远' | '吕瑞芳' | '章金凤') =>
  ({ kind: 'person', personId: village.people[name] }) as const;
const said = (text: string): Pick<RecordInput, 'points'> => ({
  points: [{ kind: 'shortcoming', text }],
});

beforeAll(async () => {
  village = await openReviewVillage();
  about = someone('鲁明远');
  await village.record({ subject: about, ...said('值班两次迟到') });
  await village.record({ restricted: true, subject: about, ...said('支部会议全年缺席3次') });
});
afterAll(() => village.close());

async function exported(scope: Scope, input: object = {}) {
  return value(await village.application.door.query('reviews.export', input, scope));
}

describe('a restricted review', () => {
  it('is one masked row for a member of the leading group, and no row of theirs', async () => {
    const { rows, masked } = await exported(village.as('吕瑞芳'));

    expect(masked).toBe(1);
    expect(JSON.stringify(rows)).not.toContain('缺席3次');
  });

  it.each(['袁丽华', '李雨婷', '鲁明远', '杨雪梅', '章金凤'] as const)(
    'is none for %s, who sees it or may not know of it',
    async (name) => {
      expect((await exported(village.as(name))).masked).toBe(0);
    },
  );

  it('is none for the operator', async () => {
    expect((await exported(village.operator)).masked).toBe(0);
  });

  it.each([
    ['branch', () => ({ unitId: village.first })],
    ['mode', () => ({ mode: 'meeting' })],
    ['relation', () => ({ relation: 'assemblyToMember' })],
    ['person', () => ({ personId: village.people.鲁明远 })],
    ['word', () => ({ text: '缺席' })],
    ['rectification', () => ({ rectification: 'none' })],
    ['self-review', () => ({ self: false })],
    ['outcome', () => ({ outcome: 'assist' })],
    ['earlier day', () => ({ asOf: '2026-11-22' })],
  ])('is not betrayed by a filter: %s', async (_, input) => {
    expect((await exported(village.as('吕瑞芳'), input())).masked).toBe(0);
  });

  it('is not there at all for whom it names, and whole for whom it is about', async () => {
    const scope = village.as('吕瑞芳');
    const before = await exported(scope);
    await village.record({ restricted: true, subject: about, ...said('和吕瑞芳当众争吵') });
    const named = await exported(scope);
    const own = { restricted: true, subject: someone('吕瑞芳'), ...said('走访记录没有写') };
    await village.record(own);
    const after = await exported(scope);

    expect(named).toEqual(before);
    expect(after.masked).toBe(before.masked);
    expect(after.rows).toHaveLength(before.rows.length + 1);
  });

  it('is not there for a side of the review recorded together with it', async () => {
    const scope = village.as('吕瑞芳');
    const own = { restricted: true, subject: someone('吕瑞芳'), ...said('台账没有签字') };
    const jointWith = (await village.record(own)) as RecordInput['jointWith'];
    const before = await exported(scope);
    const joint = { restricted: true, subject: about, jointWith, ...said('同一件事') } as const;
    await village.record(joint, village.as('袁丽华'));

    expect(await exported(scope)).toEqual(before);
  });

  it('is a number, not a talk: talks leave no row', async () => {
    const scope = village.as('吕瑞芳');
    const before = await exported(scope);
    await village.record({ mode: 'talk', subject: someone('章金凤'), ...said('思想有波动') });

    expect(await exported(scope)).toEqual(before);
  });

  it('stays out of every page and count', async () => {
    const { door } = village.application;
    const scope = village.as('吕瑞芳');
    const list = value(await door.query('reviews.list', { ledger: 'all' }, scope));
    const figures = value(await door.query('reviews.figures', {}, scope));
    const rows = (await exported(scope, { ledger: 'all' })).rows;

    expect(list.total.count).toBe(rows.length);
    expect(figures.all.count).toBe(rows.length);
  });
});
