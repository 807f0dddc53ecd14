import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { Chart } from './chart-model.ts';

/**
 * An official document as plain JSON: what the page, the docx, the print and the ledger show.
 * Numbers of headings and attachments are never typed; they come from `typesetting.ts`.
 */
export interface OfficialDocument {
  readonly language: DocumentLanguage;
  /** Two or three lines in the shape of a trapezoid; at least one. */
  readonly title: readonly string[];
  /** 发文字号, e.g. 泰高创先办〔2010〕12号. */
  readonly documentNumber?: string;
  /** 主送机关 without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly DocumentBlock[];
  readonly attachments: readonly Attachment[];
  readonly signature: Signature;
  readonly pageNumbers: 'official' | 'none';
}

export type DocumentLanguage = 'zh-CN' | 'en';

export interface Attachment {
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly DocumentBlock[];
}

/** With a seal, the issuer is centred over the date and the date ends four characters from the edge. */
export interface Signature {
  readonly issuer: string;
  readonly date: CalendarDate;
  readonly layout: 'with-seal' | 'without-seal';
}

export type DocumentBlock = Heading | Paragraph | DocumentTable | Picture;

/** Levels are 一、（一）1. （1）; a level may be skipped. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: HeadingLevel;
  readonly content: readonly Run[];
}

export type HeadingLevel = 1 | 2 | 3 | 4;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: readonly Run[];
}

export interface DocumentTable {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** `share` is the width relative to the other columns of the table. */
export interface TableColumn {
  readonly heading: string;
  readonly share: number;
  readonly align: 'left' | 'centre' | 'right';
}

export type TableCell = string | readonly Run[];

/** A chart and, in words, what it shows; the table with the same figures belongs under it. */
export interface Picture {
  readonly kind: 'picture';
  readonly chart: Chart;
  readonly caption: string;
  readonly description: string;
}

export type Run = TextRun | FigureRun | GapRun | ProseRun;

export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
}

/** A number or quoted fact that comes from records; `href` leads to its rows on the page. */
export interface FigureRun {
  readonly kind: 'figure';
  readonly key: string;
  readonly value: number | string;
  readonly href: string;
}

/** A claim without records, left to the author and shown as a mark until `slot` has prose. */
export interface GapRun {
  readonly kind: 'gap';
  readonly slot: string;
  readonly prompt: string;
}

/** What the author wrote in `slot`. */
export interface ProseRun {
  readonly kind: 'prose';
  readonly slot: string;
  readonly text: string;
}

export function text(words: string): TextRun {
  return { kind: 'text', text: words };
}

export function figure(key: string, value: number | string, href: string): FigureRun {
  return { kind: 'figure', key, value, href };
}

export function gap(slot: string, prompt: string): GapRun {
  return { kind: 'gap', slot, prompt };
}

export function heading(level: HeadingLevel, ...content: readonly Run[]): Heading {
  return { kind: 'heading', level, content };
}

export function paragraph(...content: readonly Run[]): Paragraph {
  return { kind: 'paragraph', content };
}
