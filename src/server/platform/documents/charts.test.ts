import { describe, expect, it } from 'vitest';
import type { Chart } from '#core/reports/chart-model.ts';
import { chartPicture, findPictureFont } from './chart-picture.ts';
import { chartSvg } from './charts.ts';

const progress: Chart = {
  title: '整改进度',
  direction: 'columns',
  stacked: true,
  categories: ['第一支部', '第二支部<&>"'],
  series: [
    { name: '已办结', tone: 'done', values: [3, 4] },
    { name: '办理中', tone: 'waiting', values: [1, 0] },
    { name: '逾期', tone: 'overdue', values: [0, 7] },
  ],
};

describe('chart', () => {
  it('says its figures in words', async () => {
    const svg = await chartSvg(progress);

    expect(svg).toMatch(/^<svg role="img" aria-label="整改进度\. 已办结: 第一支部 3, /);
  });

  it('tells states apart by pattern and number too', async () => {
    const svg = await chartSvg(progress);

    expect(svg.match(/<pattern /g)?.length).toBeGreaterThanOrEqual(2);
    for (const value of [3, 4, 1, 7]) expect(svg).toContain(`>${value}</text>`);
    expect(svg).not.toContain('>0</text></g>');
  });

  it('needs no script, style sheet or style attribute', async () => {
    expect(await chartSvg(progress)).not.toMatch(/<script|<style| style="| on\w+="/);
  });

  it('is the same each time, and shares no id with another chart', async () => {
    const [first, again] = [await chartSvg(progress), await chartSvg(progress)];
    const other = await chartSvg({ ...progress, title: '另一张' });

    expect(again).toBe(first);
    const ids = [...first.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(other).not.toContain(`"${id}"`);
  });

  it('keeps XML well-formed whatever the names hold', async () => {
    expect(await chartSvg(progress)).toContain('第二支部&lt;&amp;&gt;&quot;</text>');
  });

  it('on a phone leaves room for a legend of two lines', async () => {
    const names = ['By somebody else', 'Self-review only', 'Not reviewed'];
    const series = progress.series.map((each, at) => ({ ...each, name: names[at] ?? '' }));
    const narrow = { ...progress, series, direction: 'rows' } as const;

    const svg = await chartSvg(narrow, { width: 340, height: 160 });

    const heightOf = (text: string) =>
      Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}</text>`).exec(svg)?.[1]);
    expect(heightOf('Not reviewed')).toBeGreaterThan(heightOf('By somebody else'));
    expect(heightOf('第一支部')).toBeGreaterThan(heightOf('Not reviewed') + 20);
  });

  const font = findPictureFont();
  it.runIf(font)('becomes a PNG with the same bytes each time', { timeout: 30_000 }, async () => {
    if (!font) return;

    const picture = await chartPicture(progress, font);
    const again = await chartPicture(progress, font);

    expect([...picture.png.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(Buffer.from(again.png).equals(Buffer.from(picture.png))).toBe(true);
  });
});
