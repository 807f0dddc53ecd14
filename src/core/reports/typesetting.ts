import { partsOf, type CalendarDate } from '../kernel/calendar-date.ts';
import { chineseNumeral } from './chinese-numeral.ts';
import type {
  Attachment,
  DocumentBlock,
  DocumentLanguage,
  HeadingLevel,
  OfficialDocument,
  Run,
  Signature,
  TableCell,
} from './document-model.ts';

/** Words and numbers that the layout adds to a document (GB/T 9704-2012), the same for page, docx and print. */

export interface NumberedBlock {
  readonly block: DocumentBlock;
  /** 「一、」 for a heading; empty for everything else. */
  readonly label: string;
}

export function numberBlocks(
  blocks: readonly DocumentBlock[],
  language: DocumentLanguage,
): readonly NumberedBlock[] {
  const counters = [0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return { block, label: '' };
    counters[block.level - 1] = (counters[block.level - 1] ?? 0) + 1;
    counters.fill(0, block.level);
    return { block, label: headingLabel(block.level, counters[block.level - 1] ?? 0, language) };
  });
}

export function headingLabel(
  level: HeadingLevel,
  ordinal: number,
  language: DocumentLanguage,
): string {
  return language === 'zh-CN' ? chineseLabel(level, ordinal) : englishLabel(level, ordinal);
}

function chineseLabel(level: HeadingLevel, ordinal: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(ordinal)}、`;
    case 2:
      return `（${chineseNumeral(ordinal)}）`;
    case 3:
      return `${ordinal}.`;
    case 4:
      return `（${ordinal}）`;
  }
}

function englishLabel(level: HeadingLevel, ordinal: number): string {
  switch (level) {
    case 1:
      return `${romanNumeral(ordinal)}. `;
    case 2:
      return `${letters(ordinal).toUpperCase()}. `;
    case 3:
      return `${ordinal}. `;
    case 4:
      return `(${letters(ordinal)}) `;
  }
}

/** What a run shows in plain type; a gap is marked so that nobody overlooks it. */
export function runText(run: Run, language: DocumentLanguage): string {
  switch (run.kind) {
    case 'text':
    case 'prose':
      return run.text;
    case 'figure':
      return String(run.value);
    case 'gap':
      return language === 'zh-CN' ? `【待补充：${run.prompt}】` : `[To be supplied: ${run.prompt}]`;
  }
}

export function runsText(runs: readonly Run[], language: DocumentLanguage): string {
  return runs.map((run) => runText(run, language)).join('');
}

export function cellText(cell: TableCell, language: DocumentLanguage): string {
  return typeof cell === 'string' ? cell : runsText(cell, language);
}

export function addresseeLine(addressee: string, language: DocumentLanguage): string {
  return language === 'zh-CN' ? `${addressee}：` : `${addressee}:`;
}

/** 「附件1」 above an attachment. */
export function attachmentLabel(at: number, count: number, language: DocumentLanguage): string {
  const word = language === 'zh-CN' ? '附件' : 'Attachment';
  if (count === 1) return word;
  return language === 'zh-CN' ? `${word}${at + 1}` : `${word} ${at + 1}`;
}

/** Lines of the note below the text: 「附件：1. 台账」; without closing punctuation. */
export function attachmentNote(
  attachments: readonly Attachment[],
  language: DocumentLanguage,
): readonly string[] {
  const several = attachments.length > 1;
  const opening = language === 'zh-CN' ? '附件：' : several ? 'Attachments: ' : 'Attachment: ';
  const indent = language === 'zh-CN' ? '　　　' : '　　　　　　';
  return attachments.map(({ title }, at) => {
    const numbered = several ? `${at + 1}. ${title}` : title;
    return at === 0 ? `${opening}${numbered}` : `${indent}${numbered}`;
  });
}

/** 2026年11月1日, or 1 November 2026. */
export function writtenDate(date: CalendarDate, language: DocumentLanguage): string {
  const [year, month, day] = partsOf(date);
  if (language === 'zh-CN') return `${year}年${month}月${day}日`;
  return `${day} ${months[month - 1]} ${year}`;
}

/** The paragraphs that a paragraph's runs make: the author's prose may hold line breaks. */
export function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [first, ...others] = splitAtBreaks(run);
    if (first) lines.at(-1)?.push(first);
    lines.push(...others.map((other) => [other]));
  }
  return lines.filter((line) => line.some((run) => !('text' in run) || run.text !== ''));
}

function splitAtBreaks(run: Run): readonly Run[] {
  if (run.kind !== 'prose' && run.kind !== 'text') return [run];
  return run.text.split(/\r?\n/).map((part) => ({ ...run, text: part }));
}

/** Distance of issuer and date from the right edge, in characters. */
export function signatureIndents(
  signature: Signature,
  language: DocumentLanguage,
): { readonly issuer: number; readonly date: number } {
  const issuer = widthInCharacters(signature.issuer);
  const date = widthInCharacters(writtenDate(signature.date, language));
  if (signature.layout === 'with-seal') {
    return { issuer: Math.max(0, 4 + (date - issuer) / 2), date: 4 };
  }
  const dateWhenIssuerStandsFirst = issuer - date;
  if (dateWhenIssuerStandsFirst >= 2) return { issuer: 2, date: dateWhenIssuerStandsFirst };
  return { issuer: 4 + date - issuer, date: 2 };
}

/** Width in full-width characters: a half-width letter or figure counts as half. */
export function widthInCharacters(line: string): number {
  let width = 0;
  for (const character of line) width += isNarrow(character) ? 0.5 : 1;
  return width;
}

/** Every sentence that a document consists of, one line each; for tests, search and comparison. */
export function documentText(document: OfficialDocument): string {
  const { language } = document;
  const lines = [
    ...document.title,
    document.documentNumber,
    document.addressee && addresseeLine(document.addressee, language),
    ...blockLines(document.blocks, language),
    ...attachmentNote(document.attachments, language),
    document.signature.issuer,
    writtenDate(document.signature.date, language),
    ...document.attachments.flatMap((attachment, at) => [
      attachmentLabel(at, document.attachments.length, language),
      attachment.title,
      ...blockLines(attachment.blocks, language),
    ]),
  ];
  return lines.filter((line) => line).join('\n');
}

function blockLines(
  blocks: readonly DocumentBlock[],
  language: DocumentLanguage,
): readonly string[] {
  return numberBlocks(blocks, language).flatMap(({ block, label }) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [`${label}${runsText(block.content, language)}`];
      case 'picture':
        return [block.caption, block.description];
      case 'table':
        return [
          block.caption ?? '',
          block.columns.map((column) => column.heading).join('\t'),
          ...block.rows.map((row) => row.map((cell) => cellText(cell, language)).join('\t')),
        ];
    }
  });
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function isNarrow(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x2000;
}

function romanNumeral(value: number): string {
  const tens = 'X'.repeat(Math.floor(value / 10));
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return tens + ones[value % 10];
}

function letters(value: number): string {
  const rest = Math.floor((value - 1) / 26);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return rest > 0 ? letters(rest) + letter : letter;
}
