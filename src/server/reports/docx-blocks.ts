import { HeadingLevel, ImageRun, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import type { Chart } from '#core/reports/chart-model.ts';
import type {
  DocumentBlock,
  DocumentLanguage,
  DocumentTable,
  Picture,
  Run,
} from '#core/reports/document-model.ts';
import { linesOf, numberBlocks, runText } from '#core/reports/typesetting.ts';
import { legalXmlText } from '#server/platform/documents/xml.ts';
import { tablePlaceStyle } from './docx-package.ts';
import { styleIds } from './docx-styles.ts';

/** A PNG of the chart; undefined leaves the picture out (its table stands under it). */
export type DrawnPicture = { readonly png: Uint8Array; readonly ratio: number };
export type DrawnPictures = ReadonlyMap<Chart, DrawnPicture>;

export interface BlockSetting {
  readonly language: DocumentLanguage;
  readonly pictures: DrawnPictures;
  /** Called in order, once for each table whose place is in the paragraphs. */
  readonly placeTable: (table: DocumentTable) => void;
}

export function blockParagraphs(
  blocks: readonly DocumentBlock[],
  setting: BlockSetting,
): readonly Paragraph[] {
  return numberBlocks(blocks, setting.language).flatMap(({ block, label }) => {
    switch (block.kind) {
      case 'heading':
        return [headingParagraph(block.level, [label, ...runsOf(block.content, setting)])];
      case 'paragraph':
        return linesOf(block.content).map((line) => styled(styleIds.body, runsOf(line, setting)));
      case 'table':
        return tablePlace(block, setting);
      case 'picture':
        return pictureParagraphs(block, setting);
    }
  });
}

/** A paragraph of a named style; plain strings become runs without XML's forbidden characters. */
export function styled(
  style: string,
  content: readonly (string | TextRun | ImageRun)[],
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({ ...options, style, children: content.map(asRun) });
}

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

function headingParagraph(
  level: keyof typeof headingLevels,
  content: readonly (string | TextRun)[],
): Paragraph {
  return new Paragraph({ heading: headingLevels[level], children: content.map(asRun) });
}

function runsOf(runs: readonly Run[], { language }: BlockSetting): readonly (string | TextRun)[] {
  return runs.map((run) => {
    const words = runText(run, language);
    if (run.kind !== 'gap') return words;
    return new TextRun({ text: legalXmlText(words), highlight: 'yellow' });
  });
}

function asRun<Other>(content: string | Other): TextRun | Other {
  return typeof content === 'string' ? new TextRun(legalXmlText(content)) : content;
}

function tablePlace(table: DocumentTable, setting: BlockSetting): readonly Paragraph[] {
  setting.placeTable(table);
  const place = new Paragraph({ style: tablePlaceStyle });
  const caption = table.caption ? [styled(styleIds.caption, [table.caption])] : [];
  return [...caption, place, styled(styleIds.afterTable, [])];
}

const pictureWidth = 560;

function pictureParagraphs(picture: Picture, setting: BlockSetting): readonly Paragraph[] {
  const drawn = setting.pictures.get(picture.chart);
  if (!drawn) return [];
  const image = new ImageRun({
    type: 'png',
    data: drawn.png,
    transformation: { width: pictureWidth, height: Math.round(pictureWidth / drawn.ratio) },
    altText: {
      name: legalXmlText(picture.caption),
      title: legalXmlText(picture.caption),
      description: legalXmlText(picture.description),
    },
  });
  return [styled(styleIds.picture, [image]), styled(styleIds.caption, [picture.caption])];
}
