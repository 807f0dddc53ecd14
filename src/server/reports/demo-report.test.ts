import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#core/kernel/ids.ts';
import { figuresOf, gapsOf } from '#core/reports/author-prose.ts';
import type { OfficialDocument } from '#core/reports/document-model.ts';
import { documentText } from '#core/reports/typesetting.ts';
import { value } from '../../../test/support/leading-group.ts';
import { newIntent, openVillage, type Village } from '../../../test/support/village.ts';
import { createDemo } from '../demo/create-demo.ts';
import { personScope, type Scope } from '../platform/scope.ts';

const folder = fileURLToPath(new URL('../../../example/village', import.meta.url));
let village: Village;
let head: Scope;
let secretary: Scope;

beforeAll(async () => {
  village = await openVillage();
  const tenantId = await createDemo(village.application, folder);
  const office = ['member', 'groupMember'] as const;
  head = personScope(
    tenantId,
    '00000000-0000-4000-8000-000000000001' as PersonId,
    new Set([...office, 'head']),
  );
  secretary = personScope(
    tenantId,
    '00000000-0000-4000-8000-000000000002' as PersonId,
    new Set(office),
  );
}, 120_000);
afterAll(() => village.close());

async function draft(
  scope: Scope,
  asOf = '2026-11-01',
  language: 'zh-CN' | 'en' = 'zh-CN',
): Promise<OfficialDocument> {
  const input = { asOf, language } as const;
  return value(await village.application.door.query('reports.draft', input, scope)).document;
}

function figureOf(document: OfficialDocument, key: string): number | string | undefined {
  return figuresOf(document).find((each) => each.key === key)?.value;
}

describe('the report of the example village', () => {
  it.each([
    ['units', 3],
    ['members', 66],
    ['modes', 6],
    ['coverage.members', 66],
    ['assemblyToMember.reviews', 66],
    ['assemblyToMember.byOthers', 63],
    ['assemblyToMember.self', 3],
    ['ledger.leader', 86],
    ['issues.public', 11],
    ['ideas.all', 19],
    ['orders.issued', 1],
    ['rectifications.overdue', 1],
    ['appraisal.people', 65],
  ])('counts %s as %s on 1 November', async (key, expected) => {
    expect(figureOf(await draft(head), key)).toBe(expected);
  });

  it('tells of talks to nobody but the head, and of nobody by name', async () => {
    const own = await draft(head);
    const secretarys = await draft(secretary);

    expect(figureOf(own, 'talk.reviews')).toBe(6);
    expect(figureOf(secretarys, 'talk.reviews')).toBeUndefined();
    expect(figureOf(secretarys, 'ledger.leader')).toBe(80);
    expect(documentText({ ...own, attachments: [] })).not.toMatch(/章金凤|吕向阳|曹树林/);
  });

  it('tells of the appraisal only what there is', async () => {
    expect(documentText(await draft(head))).toContain(
      '按小范围保密规则，不公布个人得票；对65名党员的评价不尽一致。',
    );
  });

  it('counts in English that also holds for one', async () => {
    const english = await draft(head, '2026-11-01', 'en');
    const said = documentText({ ...english, attachments: [] });

    expect(said).not.toMatch(/\b1 (?:of these|[a-z]+s)\b/);
    expect(gapsOf(english).every(({ prompt }) => /^[A-Z]/.test(prompt))).toBe(true);
  });

  it('masks the ledger that travels with it', async () => {
    const { attachments } = await draft(head);

    const table = attachments[0]?.blocks[0];
    const rows = table?.kind === 'table' ? table.rows : [];
    expect(rows).toHaveLength(86);
    expect(rows.filter((row) => row[4] === '按规定不公开')).toHaveLength(6);
    const reviewed = new Set(rows.map((row) => row[2]));
    expect([...reviewed].toSorted()).toEqual([
      ...['×××', '—', '第一党支部(农业)', '第三党支部(老年)', '第二党支部(企业)'],
    ]);
    expect(rows.map((row) => row[4]).join('\n')).not.toMatch(/章金凤|吕向阳|曹树林/);
  });

  it('changes exactly what a new problem changes', async () => {
    const before = new Map(figuresOf(await draft(head)).map(({ key, value }) => [key, value]));
    const issue = { source: 'public', text: '水表不准', raisedOn: '2026-10-20' } as const;
    value(
      await village.application.door.act('issues.register', issue, {
        scope: head,
        intent: newIntent(),
      }),
    );

    const after = figuresOf(await draft(head)).filter(
      (each) => before.get(each.key) !== each.value,
    );
    expect([...new Set(after.map(({ key, value }) => `${key} ${value}`))]).toEqual([
      'issues.public 12',
    ]);
    expect(figureOf(await draft(head, '2026-10-19'), 'issues.public')).toBe(11);
  });
});

describe('what is overdue', () => {
  it('is named one by one with its branch, with words only where they are about nobody', async () => {
    const document = await draft(head, '2026-11-20');
    const due = figuresOf(document).filter(({ key, href }) => key.startsWith('due.') && href);
    const said = documentText({ ...document, attachments: [] });

    expect(figureOf(document, 'rectifications.overdue')).toBe(12);
    expect(
      /逾期未完成的整改任务12项，其中：(.*?)。下一步/.exec(said)?.[1]?.split('；'),
    ).toHaveLength(12);
    const words = due.map(({ value }) => String(value));
    expect(words.filter((each) => each.endsWith('的一项点评整改'))).not.toEqual([]);
    expect(words.filter((each) => each.startsWith('第二党支部(企业)“货车进厂道路窄'))).toHaveLength(
      1,
    );
    expect(words.every((each) => (/“(.*)”/.exec(each)?.[1] ?? '').length <= 21)).toBe(true);
  });

  it('is followed by what is due within 7 days, nearest first', async () => {
    const document = await draft(head, '2026-11-23');
    const said = documentText({ ...document, attachments: [] });
    const named = /接下来要盯住的有：(.*?)。/.exec(said)?.[1]?.split('；') ?? [];
    const days = named.map((each) => Number(/时限2026年11月(\d+)日/.exec(each)?.[1]));

    expect(figureOf(document, 'rectifications.dueSoon')).toBe(4);
    expect(days).toEqual([30, 30, 30, 30]);
    const earlier = documentText(await draft(head, '2026-11-08'));
    expect(/接下来要盯住的有：(.*?)。/.exec(earlier)?.[1]).toMatch(/^([^；]*；){4}[^；]*等11项$/);
  });
});

describe('an issued report', () => {
  it('keeps its words and numbers whatever happens after', async () => {
    const { door } = village.application;
    const caller = () => ({ scope: head, intent: newIntent() });
    const prose = { slot: 'unity', text: '班子会议按月召开。', version: 0 } as const;
    value(await door.act('reports.writeProse', prose, caller()));
    const { reportId } = value(await door.act('reports.issue', { asOf: '2026-11-01' }, caller()));
    const frozen = value(await door.query('reports.show', { reportId }, head));
    const issue = { source: 'public', text: '路灯不亮', raisedOn: '2026-10-21' } as const;
    value(await door.act('issues.register', issue, caller()));

    expect(value(await door.query('reports.show', { reportId }, head))).toEqual(frozen);
    expect(figureOf(await draft(head), 'issues.public')).toBe(13);
    expect(figureOf(frozen.document, 'issues.public')).toBe(12);
    expect(documentText(frozen.document)).toContain('班子会议按月召开。');
    expect(gapsOf(frozen.document)).toEqual([]);
  });

  it.each([
    ['for one day only once', { asOf: '2026-11-01' }, 'report-already-issued'],
    ['never for a day to come', { asOf: '2026-12-01' }, 'date-in-future'],
  ])('is made %s', async (_, input, code) => {
    const caller = { scope: head, intent: newIntent() };
    const answer = await village.application.door.act('reports.issue', input, caller);

    expect(answer).toMatchObject({ ok: false, refusal: { code } });
  });

  it("refuses words over somebody else's", async () => {
    const caller = { scope: secretary, intent: newIntent() };
    const prose = { slot: 'unity', text: '另一句', version: 0 } as const;
    const answer = await village.application.door.act('reports.writeProse', prose, caller);

    expect(answer).toMatchObject({ ok: false, refusal: { code: 'changed-meanwhile' } });
  });
});
