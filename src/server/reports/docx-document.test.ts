import { afterEach, describe, expect, it, vi } from 'vitest';
import { calendarDateOf } from '#core/kernel/calendar-date.ts';
import type { Chart } from '#core/reports/chart-model.ts';
import {
  figure,
  gap,
  heading,
  paragraph,
  text,
  type DocumentTable,
  type OfficialDocument,
} from '#core/reports/document-model.ts';
import { unzipBytes } from '#server/platform/documents/zip.ts';
import { convertToPdf, officeTools, pdfPages } from '../../../test/support/office.ts';
import { writeDocx } from './docx-document.ts';
import { columnWidths } from './docx-table.ts';

const day = calendarDateOf(2026, 11, 1);
if (!day) throw new Error('no such day');

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

const words = '为深入开展领导点评活动促进党员干部创先争优服务群众解决问题'.repeat(50);

const ledger: DocumentTable = {
  kind: 'table',
  caption: '点评台账（节选）',
  columns: [
    { heading: '序号', share: 1, align: 'centre' },
    { heading: '点评内容', share: 5, align: 'left' },
  ],
  rows: [
    ['1', '认真负责 <&> "引号"\u0000\u000b'],
    ['2', [figure('row-2', 12, '/reviews/2'), text('条意见')]],
  ],
};

const report: OfficialDocument = {
  language: 'zh-CN',
  title: ['关于领导点评活动的', '总结报告'],
  addressee: '镇领导小组办公室',
  blocks: [
    heading(1, text('点评效果')),
    paragraph(text('共收集意见'), figure('problems', 11, '/issues'), text('条\u0001。')),
    paragraph(gap('spirit', '班子精神面貌的变化')),
    ledger,
    ledger,
    paragraph(text(words)),
  ],
  attachments: [
    { title: '点评台账', orientation: 'landscape', blocks: [ledger] },
    { title: '说明', orientation: 'portrait', blocks: [paragraph(text('无'))] },
  ],
  signature: { issuer: '点评活动领导小组办公室', date: day, layout: 'without-seal' },
  pageNumbers: 'official',
};

async function partOf(document: OfficialDocument, path: string): Promise<string> {
  return new TextDecoder().decode(unzipBytes(await writeDocx(document)).get(path));
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('official document as docx', () => {
  it('has the same bytes for the same input, in any time zone and at any hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T23:30:00Z') });
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const first = Buffer.from(await writeDocx(report));
    vi.setSystemTime(new Date('2031-01-01T00:00:00Z'));
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const second = Buffer.from(await writeDocx(report));

    expect(first.equals(second)).toBe(true);
    expect(await partOf(report, 'docProps/core.xml')).toContain('2026-11-01T00:00:00Z');
  });

  it('marks a gap so that nobody overlooks it, and shows figures as plain text', async () => {
    const xml = await partOf(report, 'word/document.xml');

    expect(xml).toMatch(/w:highlight w:val="yellow"\/>.{0,60}【待补充：班子精神面貌的变化】/);
    expect(xml).toContain('>11</w:t>');
    expect(xml).not.toContain('/issues');
  });

  it('keeps XML well-formed whatever the text holds', async () => {
    const xml = await partOf(report, 'word/document.xml');

    expect(xml).toContain('认真负责 &lt;&amp;&gt; &quot;引号&quot;</w:t>');
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b]/);
  });

  it('writes each table in its place and turns only the page of its attachment', async () => {
    const xml = await partOf(report, 'word/document.xml');

    expect(xml.match(/<w:tbl>/g)).toHaveLength(3);
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map((match) => match[1])).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ]);
  });

  it('shows a drawn chart with its words, and leaves out one that nobody drew', async () => {
    const chart: Chart = {
      title: '进度',
      direction: 'rows',
      stacked: false,
      categories: ['一'],
      series: [{ name: '次数', tone: 'ink', values: [1] }],
    };
    const picture = { kind: 'picture', chart, caption: '图1', description: '一支部1次' } as const;
    const document = { ...report, blocks: [picture] };
    const drawn = new Map([[chart, { png: onePixel, ratio: 1 }]]);

    const [first, second] = [await writeDocx(document, drawn), await writeDocx(document, drawn)];

    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const xml = new TextDecoder().decode(unzipBytes(first).get('word/document.xml'));
    expect(xml).toContain('descr="一支部1次"');
    expect(await partOf(document, 'word/document.xml')).not.toContain('图1');
  });

  it('gives column widths that add up to the text area', () => {
    const columns = [1, 2, 3, 5, 7].map((share) => ({ ...ledger.columns[0], heading: '', share }));

    const widths = columnWidths(
      columns.map((column) => ({ ...column, align: 'left' })),
      8845,
    );

    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
  });
});

describe.runIf(officeTools())('official document on paper, by LibreOffice', () => {
  it('holds 28 characters a line and 22 lines a page', { timeout: 120_000 }, async () => {
    const prose = { ...report, attachments: [], blocks: [paragraph(text(words.repeat(2)))] };

    const pages = await pdfPages(await convertToPdf(await writeDocx(prose), 'docx'));

    const lines = (pages[1] ?? '').split('\n').filter((line) => line.trim() !== '');
    const [footer, ...body] = lines.reverse();
    expect(footer?.replaceAll(' ', '')).toBe('—2—');
    expect(body.map((line) => line.trim().length)).toEqual(Array(22).fill(28));
  });

  it('shows title, addressee, numbered heading, gap, note and signature', async () => {
    const pages = await pdfPages(await convertToPdf(await writeDocx(report), 'docx'));

    const paper = pages.join('').replaceAll(/\s/g, '');
    expect(paper).toContain('总结报告镇领导小组办公室：一、点评效果共收集意见11条。');
    expect(paper).toContain('【待补充：班子精神面貌的变化】');
    expect(paper).toContain('附件：1.点评台账2.说明点评活动领导小组办公室2026年11月1日');
  }, 120_000);
});
