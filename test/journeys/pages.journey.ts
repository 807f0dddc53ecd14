import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite } from '../support/demo-site.ts';

/** Every page with the demo village in it, at a desk and on a phone, in both languages. */
let site: DemoSite;
let found: Readonly<Record<string, string>>;

beforeAll(async () => {
  site = await openDemoSite();
  found = await pagesOfOne();
});
afterAll(() => site.close());

const lists = [
  '/',
  '/cycles',
  '/sessions',
  '/reviews',
  '/reviews?ledger=all',
  '/reviews/new',
  '/coverage',
  '/rectifications',
  '/issues',
  '/issues?view=ideas',
  '/quality',
  '/opinions',
  '/contributions',
  '/appraisals',
  '/dashboard',
  '/reports',
  '/archive',
  '/people',
  '/me',
  '/people/corrections',
  '/people/new',
  '/people/new?branch',
  '/cycles/new',
  '/people/slips',
  '/people/slips/sheet',
  '/devices',
  '/devices/desk',
  '/i',
  '/imports',
  '/integrity',
];
/** Pages of one thing, and where a link to one stands. */
const ones = {
  'one review': ['/reviews?ledger=all&mode=onsite', 'td.main a'],
  'one talk': ['/reviews?ledger=all&mode=talk&text=章金凤', 'td.main a'],
  'one meeting': ['/sessions?kind=lifeMeeting', 'td.main a'],
  'one rectification': ['/rectifications?state=overdue', 'td.main a'],
  'one closed before': ['/rectifications?state=closedBefore', 'td.main a'],
  'one problem': ['/issues', 'td.main a'],
  'one person': ['/people', 'td.main a'],
} as const;

/** Barriers are looked for once per language and once per width: the words alone make none. */
const looks = [
  { width: 1280, language: 'zh-CN', barriers: true },
  { width: 1280, language: 'en', barriers: false },
  { width: 360, language: 'zh-CN', barriers: false },
  { width: 360, language: 'en', barriers: true },
] as const;

describe.each(looks)('at $width px in $language', ({ width, language, barriers }) => {
  it('every page opens, fits, has a title and no barrier', async () => {
    const context = await site.signedIn({ language, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const faults: string[] = [];
    for (const path of [...lists, ...Object.values(found)]) {
      faults.push(...(await faultsOf(page, path, barriers)));
    }
    await context.close();

    expect([...faults, ...complaints]).toEqual([]);
  });
});

const five = ['/', '/reviews', '/rectifications', '/dashboard', '/reports'];
const matrix = [320, 360, 768, 1280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['standard', 'large'] as const).map((type) => ({ width, colorScheme, type })),
  ),
);

describe.each(matrix)('at $width px, $colorScheme, $type type', ({ width, colorScheme, type }) => {
  it('the five main pages fit and have no barrier', async () => {
    const viewport = { width, height: 900 };
    const context = await site.signedIn({ type, colorScheme, viewport });
    const page = await context.newPage();
    const faults: string[] = [];
    for (const path of five) faults.push(...(await faultsOf(page, path)));
    await context.close();

    expect(faults).toEqual([]);
  });
});

it('nothing went wrong on the server meanwhile', () => {
  expect(site.failures).toEqual([]);
});

/** The search for barriers takes seconds on a long table whose rows are all alike. */
const keepFirstRows = `
  for (const body of document.querySelectorAll('tbody, main ul, main ol, select'))
    for (const row of [...body.children].slice(6)) row.remove();`;

async function faultsOf(page: Page, path: string, barriers = true): Promise<readonly string[]> {
  const answer = await page.goto(path);
  const title = await page.title();
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const said = await page.locator('main').innerText();
  const violations = barriers ? await barriersOf(page) : [];
  return [
    ...(answer?.status() === 200 ? [] : [`status ${answer?.status()}`]),
    ...(/^\S.* · \S/.test(title) ? [] : [`title “${title}”`]),
    ...(sideways > 0 ? [`${sideways} px too wide`] : []),
    ...(/(?<![/.\w-])(demo|command line)(?![/.\w-])/.test(said) ? ['an inner name is shown'] : []),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
  ].map((fault) => `${path}: ${fault}`);
}

async function barriersOf(page: Page) {
  await page.evaluate(keepFirstRows);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations;
}

async function pagesOfOne(): Promise<Readonly<Record<string, string>>> {
  const context = await site.signedIn();
  const page = await context.newPage();
  const entries: [string, string][] = [];
  for (const [name, [list, link]] of Object.entries(ones)) {
    await page.goto(list);
    const href = await page.locator(link).first().getAttribute('href');
    entries.push([name, href ?? `no link on ${list}`]);
  }
  await context.close();
  return Object.fromEntries(entries);
}
