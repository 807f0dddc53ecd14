import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReviewVillage, type ReviewVillage } from '../../../test/support/review-village.ts';
import { value } from '../../../test/support/leading-group.ts';
import { newIntent } from '../../../test/support/village.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { ReviewId } from '#core/kernel/ids.ts';
import { writeWorkbook } from '../platform/documents/workbook.ts';
import type { Scope } from '../platform/scope.ts';
import { rectificationSheet } from './xlsx-rectifications.ts';

type Name = '鲁明远' | '吕瑞芳' | '章金凤' | '苗树林';

let village: ReviewVillage;
let restricted: string;

beforeAll(async () => {
  village = await openReviewVillage();
  restricted = await reviewOf('鲁明远', { restricted: true });
  await assigned(await reviewOf('鲁明远', {}), '会前没有准备');
  await assigned(restricted, '支部会议全年缺席3次');
});
afterAll(() => village.close());

function reviewOf(name: Name, more: Parameters<ReviewVillage['record']>[0]): Promise<string> {
  return village.record({ subject: { kind: 'person', personId: village.people[name] }, ...more });
}

async function assigned(reviewId: string, problem: string, owner: Name = '鲁明远'): Promise<void> {
  const task = {
    source: 'meeting' as const,
    reviewId: reviewId as ReviewId,
    problem,
    ownerId: village.people[owner],
    deadline: '2026-12-15' as CalendarDate,
  };
  const by = { scope: village.as('袁丽华'), intent: newIntent() };
  value(await village.application.door.act('rectifications.assign', task, by));
}

async function ledgerOf(scope: Scope, input: object = {}) {
  return value(await village.application.door.query('rectifications.ledger', input, scope));
}

describe('a rectification of a restricted review', () => {
  it('is one masked row in the file of a member of the leading group', async () => {
    const ledger = await ledgerOf(village.as('吕瑞芳'));

    const bytes = await writeWorkbook([rectificationSheet(ledger, 'zh-CN')]);
    const [, note, , open, ...masked] = await readSheet(Buffer.from(bytes));

    expect(ledger.masked).toBe(1);
    expect(note?.[0]).toContain('限制查看的只列编号');
    expect(open?.[2]).toBe('会前没有准备');
    expect(masked).toEqual([
      ['限1', null, '按规定不显示', ...Array.from({ length: 9 }, () => null)],
    ]);
  });

  it('is none for the head, who sees it, and for the operator', async () => {
    expect((await ledgerOf(village.as('袁丽华'))).masked).toBe(0);
    expect((await ledgerOf(village.operator)).masked).toBe(0);
  });

  it.each([
    ['state', () => ({ state: 'open' })],
    ['branch', () => ({ unitId: village.first })],
    ['source', () => ({ source: 'meeting' })],
    ['owner', () => ({ ownerId: village.people.鲁明远 })],
    ['word', () => ({ text: '缺席' })],
    ['earlier day', () => ({ asOf: '2026-11-22' })],
  ])('is not betrayed by a filter: %s', async (_, input) => {
    expect((await ledgerOf(village.as('吕瑞芳'), input())).masked).toBe(0);
  });

  it.each([
    ['about her', async () => assigned(await reviewOf('吕瑞芳', { restricted: true }), '没有走访')],
    ['that names her', () => assigned(restricted, '和吕瑞芳当众争吵')],
    ['of a talk', async () => assigned(await reviewOf('苗树林', { mode: 'talk' }), '思想有波动')],
  ])('%s leaves no trace', async (_, record) => {
    const before = await ledgerOf(village.as('吕瑞芳'));
    await record();

    expect(await ledgerOf(village.as('吕瑞芳'))).toEqual(before);
  });

  it('that is hers to do is a row like others', async () => {
    const before = await ledgerOf(village.as('吕瑞芳'));
    await assigned(restricted, '组织补课', '吕瑞芳');
    const after = await ledgerOf(village.as('吕瑞芳'));

    expect(after.masked).toBe(before.masked);
    expect(after.rows).toHaveLength(before.rows.length + 1);
  });
});
