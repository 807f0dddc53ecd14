import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartTableOf, dashboardFigureOf } from '../support/dashboard-page.ts';
import { type DemoSite, openDemoSite, wordsOf } from '../support/demo-site.ts';
import { type Reader, readerOf } from '../support/reading.ts';

/**
 * The figures that the demo village must show as of 1 November 2026, each where people look for
 * it: on the page, in the report as a Word file, in the ledgers as Excel files.
 */
const asOf = '2026-11-01';
const leaderRows = 5 + 6 + 66 + 3 + 6;
const overdueProblem = '货车进厂道路窄,会车难';

let site: DemoSite;
let page: Page;
let { words, countedRows, hrefsOf, bytesOf, docxText, sheetOf, api } = {} as Reader;
let report: string;

beforeAll(async () => {
  site = await openDemoSite();
  page = await (await site.signedIn()).newPage();
  const { origin } = site;
  const reader = readerOf(page, { origin, cookie: await site.cookieOf() });
  ({ words, countedRows, hrefsOf, bytesOf, docxText, sheetOf, api } = reader);
  report = await docxText(`/reports/draft.docx?asOf=${asOf}&language=zh-CN`);
});
afterAll(async () => {
  expect(site.failures).toEqual([]);
  await site.close();
});

describe('the campaign', () => {
  it('has its mandate with the number in the official form', async () => {
    expect(await words('/cycles')).toContain('江创办〔2026〕12号');
    expect(await words('/reports')).toContain('江创办〔2026〕12号');
    expect(report).toContain('江创办〔2026〕12号');
  });

  it('counts one general branch, three branches and 66 members', async () => {
    const people = await words('/people');
    const branches = page.getByRole('navigation', { name: '组织', exact: true }).getByRole('link');

    expect(people).toContain('66');
    expect(
      (await branches.allInnerTexts()).map((text) => Number(/\d+$/.exec(text.trim())?.[0])),
    ).toEqual([66, 24, 19, 23]);
    expect(await words('/cycles')).toContain('禾塘村党总支');
    await page.goto(`/reports?asOf=${asOf}`);
    const linked = await page.locator('article.official a[href^="/people?"]').allInnerTexts();
    expect(linked.slice(0, 2)).toEqual(['3', '66']);
    expect(report).toMatch(/3个党支部、66名党员/);
  });

  it('left records in each of the six modes, and each number leads to its rows', async () => {
    const table = await chartTable('按点评模式');

    expect(table.map(({ name, number, unit }) => [name, number, unit])).toEqual([
      ['会议集中点评', 77, '条点评'],
      ['工作现场点评', 3, '条点评'],
      ['个别谈话点评', 6, '条点评'],
      ['面对面点评', 20, '条点评'],
      ['背对背点评（意见箱）', 5, '条意见'],
      ['群众点评（意见征集）', 30, '条问题和思路'],
    ]);
    for (const { href, number } of table.slice(0, 4)) {
      expect(await countedRows(href)).toBe(number);
    }
    expect(await countedRows(table[4]?.href ?? '')).toBe(5);
    expect(await words(table[5]?.href ?? '')).toMatch(/11 .*19 /);
    expect(report).toContain('本次活动采用6种点评模式');
  });
});

describe('the reviews', () => {
  it('hold one democratic life meeting with five parts', async () => {
    await page.goto(`/sessions?kind=lifeMeeting&asOf=${asOf}`);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: '总支民主生活会' }).click();

    const parts = page.locator('h2#minutes + dl dt');
    expect(await parts.allInnerTexts()).toEqual([
      '总结成绩',
      '听取意见',
      '批评与自我批评',
      '查找问题',
      '整改措施',
    ]);
    expect(await page.locator('h2#reviews ~ .frame tbody tr').count()).toBe(5);
    expect(report).toMatch(/召开领导班子会议1次.*其中1次会议/);
  });

  it('are six of branches and secretaries at the meeting, on set A or C', async () => {
    await page.goto(`/reviews?relation=rootToUnit&mode=meeting&asOf=${asOf}`);
    const subjects = await page.locator('td.main a').allInnerTexts();
    const { rows } = (await api(`/api/reviews?relation=rootToUnit&mode=meeting&asOf=${asOf}`)) as {
      rows: { reviewId: string; subject: { kind: string } }[];
    };
    const sets = await Promise.all(
      rows.map(async ({ reviewId, subject }) => {
        const { criteria } = (await api(`/api/reviews/${reviewId}`)) as { criteria: string };
        return `${subject.kind} ${criteria}`;
      }),
    );

    expect(subjects).toHaveLength(6);
    expect(subjects.filter((name) => name.includes('党支部'))).toHaveLength(3);
    expect(new Set(sets)).toEqual(new Set(['organisation A', 'person A']));
  });

  it('reach 66 of 66 members on set B: 63 by another person, three by themselves', async () => {
    expect(await words(`/coverage?asOf=${asOf}`)).toMatch(/66 ?\/ ?66/);
    const assembly = `/reviews?ledger=all&relation=assemblyToMember&asOf=${asOf}`;
    const numbers = [
      await countedRows(assembly),
      await countedRows(`${assembly}&self=false`),
      await countedRows(`${assembly}&self=true`),
    ];
    const { rows } = (await api(`/api${assembly}&limit=200`)) as { rows: { reviewId: string }[] };
    const criteria = await Promise.all(
      rows.map(async ({ reviewId }) => {
        return ((await api(`/api/reviews/${reviewId}`)) as { criteria: string }).criteria;
      }),
    );

    expect(numbers).toEqual([66, 63, 3]);
    expect(criteria).toEqual(Array.from({ length: 66 }, () => 'B'));
    expect(report).toContain('66名党员中63名由他人点评，3名为支部书记自评');
  });

  it('show the self-reviews of three secretaries apart, page and Excel file alike', async () => {
    await page.goto(`/reviews?ledger=all&self=true&asOf=${asOf}`);
    const names = await page.locator('td.main a').allInnerTexts();
    const marked = await page.locator('td.main', { hasText: '自评' }).count();
    const sheet = await sheetOf(`/reviews/export?ledger=all&self=true&asOf=${asOf}`);

    expect(names.toSorted()).toEqual(['曹树林', '李雨婷', '吕瑞芳'].toSorted());
    expect(marked).toBe(3);
    expect(sheet.filter((row) => typeof row[0] === 'number')).toHaveLength(3);
  });

  it('tell of three visits and a difficulty solved on the spot', async () => {
    await page.goto(`/sessions?kind=siteVisit&asOf=${asOf}`);
    expect(await page.locator('tbody tr').count()).toBe(3);
    const helps = await words(`/issues?kind=help&asOf=${asOf}`);

    expect(helps).toContain('水泵电机损坏');
    expect(report).toMatch(/到现场3次.*当场解决2件/);
  });

  it('hold talks with all three outcomes and one commendation that hangs in public', async () => {
    await page.goto(`/reviews?ledger=all&mode=talk&asOf=${asOf}`);
    const hrefs = await hrefsOf('td.main a');
    const outcomes = new Map<string, number>();
    for (const href of hrefs) {
      const shown = await words(href);
      const [outcome = '?'] = /通报表扬|鼓励支持|批评帮教/.exec(shown) ?? [];
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    await page.goto(`/sessions?asOf=${asOf}`);
    const notices = page.locator('h2#commendations ~ article');

    expect(Object.fromEntries(outcomes)).toEqual({ 通报表扬: 2, 鼓励支持: 2, 批评帮教: 2 });
    expect(await notices.allInnerTexts()).toEqual([
      expect.stringMatching(/禾总支〔2026〕3号 · 章金凤/),
    ]);
    expect(report).toMatch(/表扬2人、鼓励支持2人、批评帮教2人/);
    expect(report).toMatch(/通报表扬1件/);
  });

  it('lead to pairings, a guest and an exchange event', async () => {
    const beside = await words(`/sessions?asOf=${asOf}`);
    await page.goto(`/sessions?kind=unitAssembly&asOf=${asOf}`);
    await page.getByRole('link', { name: '一支部支部大会' }).click();

    expect(beside).toContain('第一党支部(农业) 帮 第二党支部(企业)');
    expect(beside).toContain('第二党支部(企业) 帮 第一党支部(农业)');
    expect(beside).toContain('三个支部联谊');
    expect(await wordsOf(page)).toContain('章树林 介绍企业党员先锋岗');
    expect(report).toMatch(/结对子2对.*1人次.*联谊交流1次/);
  });
});

describe('the box, the public and the rectifications', () => {
  it('show two openings, one of them empty, and the classes the secretary may see', async () => {
    const box = await words(`/opinions?asOf=${asOf}`);

    expect(box).toMatch(/2026年7月15日/);
    expect(box).toMatch(/2026年8月30日/);
    expect(report).toMatch(/共同开箱2次，其中1次没有可公开的意见/);
    const classes = await Promise.all(
      ['normal', 'embarrassing', 'harmsUnity', 'privacy', 'breach'].map(async (sensitivity) => {
        const asked = `/api/opinions?sensitivity=${sensitivity}&asOf=${asOf}`;
        const { total } = (await api(asked)) as { total: number };
        return [sensitivity, total];
      }),
    );
    expect(classes).toEqual([
      ['normal', 4],
      ['embarrassing', 2],
      ['harmsUnity', 1],
      ['privacy', 0],
      ['breach', 0],
    ]);
    const rows = page.locator('table', { hasText: '敏感类别' }).locator('tbody');
    expect(await rows.innerText()).toMatch(/影响团结/);
    expect(await rows.innerText()).toMatch(/不好意思当面说/);
    expect(await rows.innerText()).not.toMatch(/涉及隐私|违反组织原则/);
  });

  it('count 11 problems and 19 ideas of the public', async () => {
    const problems = `/issues?kind=problem&source=public&asOf=${asOf}`;

    expect(await countedRows(problems)).toBe(11);
    expect(await countedRows(`/issues?view=ideas&asOf=${asOf}`)).toBe(19);
    expect(await dashboardFigure('群众反映问题')).toMatch(/^11/);
    expect(await dashboardFigure('可行的解决思路')).toMatch(/^19/);
    expect(report).toContain('群众反映问题11条，提出解决思路19条');
  });

  it('hold one rectification order with its deadline', async () => {
    await page.goto(`/reviews?text=责令限期整改&asOf=${asOf}`);
    await page.getByRole('link', { name: '第三党支部(老年)' }).click();
    const shown = await wordsOf(page);
    const sheet = await sheetOf(`/rectifications/export?asOf=${asOf}`);

    expect(shown).toContain('责令 第三党支部(老年)');
    expect(shown).toContain('2026年10月31日');
    expect(sheet.flat().map(String).join(' ')).toMatch(/上半年只开了?1次支部会/);
    expect(report).toMatch(/责令限期整改通知书1份/);
  });

  it.each([
    [asOf, 1],
    ['2026-11-20', 12],
  ])('on %s %i are overdue, on every page and in the file', async (day, count) => {
    const listed = await countedRows(`/rectifications?state=overdue&asOf=${day}`);
    const first = await page.locator('tbody tr td.main').first().innerText();
    const home = await words(`/?asOf=${day}`);
    const sheet = await sheetOf(`/rectifications/export?asOf=${day}`);
    const late = sheet.filter((row) => String(row.at(-1) ?? '').includes('已超'));

    expect(listed).toBe(count);
    expect(first).toContain(overdueProblem);
    expect(home).toContain(`已经逾期 ${count}`);
    expect(home).toContain(overdueProblem);
    expect(late).toHaveLength(count);
    expect(await docxText(`/reports/draft.docx?asOf=${day}&language=zh-CN`)).toMatch(
      new RegExp(`逾期未完成的整改任务${count}项`),
    );
  });
});

describe('the results', () => {
  it('are a leader ledger of 86 rows in five columns and the number', async () => {
    const titles = ['序号', '点评领导', '点评党员', '点评时间', '点评内容', '整改落实情况'];
    const listed = await countedRows(`/reviews?asOf=${asOf}`);
    const shown = await page.locator('thead th').allInnerTexts();
    const sheet = await sheetOf(`/reviews/export?asOf=${asOf}`);
    const head = sheet.findIndex((row) => row[0] === '序号');
    const rows = sheet.slice(head + 1).filter((row) => typeof row[0] === 'number');

    expect(shown).toEqual(titles);
    expect(listed).toBe(leaderRows);
    expect(sheet[head]?.slice(0, 6)).toEqual(titles);
    expect(rows).toHaveLength(leaderRows);
    expect(rows.map(([number]) => number)).toEqual(rows.map((_, at) => at + 1));
  });

  it('are an archive with its index, in which each file lies', async () => {
    const index = await words(`/archive?asOf=${asOf}`);
    const names = [...index.matchAll(/\d\d-\S+\.(?:docx|xlsx)/g)].map(([name]) => name);
    const files = Object.keys(unzipSync(await bytesOf(`/archive/draft.zip?asOf=${asOf}`)));

    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const name of names) expect(files.join(' ')).toContain(name);
  });

  it('count one mediation case and name nobody', async () => {
    const dashboard = await words(`/dashboard?asOf=${asOf}`);

    expect(dashboard).toContain('矛盾调解 1 起：已化解 1');
    expect(report).toMatch(/矛盾.{0,8}1/);
  });
});

const chartTable = (title: string) => chartTableOf(page, { asOf, title });
const dashboardFigure = (label: string) => dashboardFigureOf(page, { asOf, label });
