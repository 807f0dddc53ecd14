import type { Page } from '@playwright/test';

/** The rows of the table under one chart of the dashboard. */
export async function chartTableOf(
  page: Page,
  { asOf, title }: { readonly asOf: string; readonly title: string },
) {
  await page.goto(`/dashboard?asOf=${asOf}`);
  const rows = page.locator('figure', { hasText: title }).first().locator('tbody tr');
  return Promise.all(
    (await rows.all()).map(async (row) => ({
      name: await row.locator('th').innerText(),
      ...amountIn(await row.locator('td').last().innerText()),
      href: (await row.locator('a').getAttribute('href')) ?? '',
    })),
  );
}

/** A figure of the dashboard as it stands beside its label. */
export async function dashboardFigureOf(
  page: Page,
  { asOf, label }: { readonly asOf: string; readonly label: string },
): Promise<string> {
  await page.goto(`/dashboard?asOf=${asOf}`);
  const figure = page.locator('main a, main li, main dl > div', { hasText: label }).first();
  return (await figure.innerText()).replace(label, '').replaceAll(/\s+/g, ' ').trim();
}

/** `77 条点评` as number and unit; most tables have no unit. */
function amountIn(said: string): { readonly number: number; readonly unit: string } {
  const [, number = '', unit = ''] = /^([\d,]+)\s*(.*)$/.exec(said.trim()) ?? [];
  return { number: Number(number.replaceAll(',', '')), unit };
}
