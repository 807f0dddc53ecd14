import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '../kernel/calendar-date.ts';
import { figuresOf, gapsOf, withProse } from './author-prose.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import {
  figure,
  gap,
  heading,
  paragraph,
  text,
  type HeadingLevel,
  type OfficialDocument,
} from './document-model.ts';
import { officialDocumentSchema } from './document-schema.ts';
import {
  attachmentNote,
  documentText,
  linesOf,
  numberBlocks,
  runText,
  signatureIndents,
  widthInCharacters,
} from './typesetting.ts';

const day = calendarDateOf(2026, 11, 1);
if (!day) throw new Error('no such day');

const report: OfficialDocument = {
  language: 'zh-CN',
  title: ['关于领导点评活动的总结报告'],
  documentNumber: '岗点办〔2026〕3号',
  addressee: '镇领导小组办公室',
  blocks: [
    heading(1, text('点评效果')),
    paragraph(text('共收集意见'), figure('problems', 11, '/issues'), text('条。')),
    paragraph(gap('spirit', '班子精神面貌的变化')),
    {
      kind: 'table',
      columns: [{ heading: '支部', share: 1, align: 'left' }],
      rows: [['第一支部'], [[figure('branch-2', '第二支部', '/branches/2')]]],
    },
  ],
  attachments: [
    { title: '点评台账', orientation: 'landscape', blocks: [paragraph(gap('note', '说明'))] },
  ],
  signature: { issuer: '点评活动领导小组办公室', date: day, layout: 'without-seal' },
  pageNumbers: 'official',
};

describe('numbers in Chinese', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [9999, '九千九百九十九'],
  ])('writes %i as %s', (value, words) => {
    expect(chineseNumeral(value)).toBe(words);
  });

  it('never writes two numbers alike', () => {
    const all = Array.from({ length: 9999 }, (_, at) => chineseNumeral(at + 1));

    expect(new Set(all).size).toBe(9999);
  });
});

describe('numbers of headings', () => {
  it('count within the level above and may skip （一）', () => {
    const levels: readonly HeadingLevel[] = [1, 2, 2, 3, 4, 4, 1, 3, 3, 2];
    const blocks = levels.map((level) => heading(level, text('x')));

    const labels = numberBlocks(blocks, 'zh-CN').map(({ label }) => label);

    expect(labels).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '（2）',
      '二、',
      '1.',
      '2.',
      '（一）',
    ]);
  });

  it('are letters and figures in English', () => {
    const blocks = ([1, 2, 3, 4, 1] as const).map((level) => heading(level, text('x')));

    const labels = numberBlocks(blocks, 'en').map(({ label }) => label);

    expect(labels).toEqual(['I. ', 'A. ', '1. ', '(a) ', 'II. ']);
  });
});

describe('official document', () => {
  it('reads as plain text in order', () => {
    expect(documentText(report)).toBe(
      [
        '关于领导点评活动的总结报告',
        '岗点办〔2026〕3号',
        '镇领导小组办公室：',
        '一、点评效果',
        '共收集意见11条。',
        '【待补充：班子精神面貌的变化】',
        '支部',
        '第一支部',
        '第二支部',
        '附件：点评台账',
        '点评活动领导小组办公室',
        '2026年11月1日',
        '附件',
        '点评台账',
        '【待补充：说明】',
      ].join('\n'),
    );
  });

  it('numbers the attachments when there are several', () => {
    const attachment = report.attachments.map(({ blocks, orientation }) => ({
      title: '台账',
      blocks,
      orientation,
    }));

    expect(attachmentNote([...attachment, ...attachment], 'zh-CN')).toEqual([
      '附件：1. 台账',
      '　　　2. 台账',
    ]);
  });

  it('is the same after a journey through JSON', () => {
    expect(officialDocumentSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('knows its figures, in tables too', () => {
    expect(figuresOf(report).map(({ key }) => key)).toEqual(['problems', 'branch-2']);
  });

  it('takes half a character for a half-width figure', () => {
    expect(widthInCharacters('共11条')).toBe(3);
  });
});

describe("author's prose", () => {
  it('fills the gap of its slot and no other', () => {
    const edited = withProse(report, { spirit: '班子团结有力。' });

    expect(gapsOf(edited).map(({ slot }) => slot)).toEqual(['note']);
    expect(documentText(edited)).toContain('班子团结有力。');
  });

  it('leaves a gap when the words are blank', () => {
    expect(withProse(report, { spirit: '  ', note: '' })).toEqual(report);
  });

  it('never changes a figure', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (prose) => {
        expect(figuresOf(withProse(report, prose))).toEqual(figuresOf(report));
      }),
    );
  });
});

describe('lines of a paragraph', () => {
  it('break where the author broke them, and blank ones are dropped', () => {
    const words = { kind: 'prose', slot: 's', text: '一\n\r\n二' } as const;

    const lines = linesOf([text('前：'), words, figure('n', 3, '/n')]);

    expect(lines.map((line) => line.map((run) => runText(run, 'zh-CN')))).toEqual([
      ['前：', '一'],
      ['二', '3'],
    ]);
  });
});

describe('signature', () => {
  it.each([
    ['without-seal', '石桥村点评活动领导小组办公室', { issuer: 2, date: 7.5 }],
    ['without-seal', '办公室', { issuer: 7.5, date: 2 }],
    ['with-seal', '办公室', { issuer: 5.75, date: 4 }],
    ['with-seal', '石桥村点评活动领导小组办公室党总支', { issuer: 0, date: 4 }],
  ] as const)('%s stands where the standard puts it: %s', (layout, issuer, indents) => {
    expect(signatureIndents({ issuer, date: day, layout }, 'zh-CN')).toEqual(indents);
  });
});
