import { Document, Packer, type ISectionOptions, type Paragraph } from 'docx';
import type { DocumentTable, OfficialDocument } from '#core/reports/document-model.ts';
import {
  addresseeLine,
  attachmentLabel,
  attachmentNote,
  signatureIndents,
  writtenDate,
} from '#core/reports/typesetting.ts';
import { blockParagraphs, styled, type BlockSetting, type DrawnPictures } from './docx-blocks.ts';
import { packageDocx } from './docx-package.ts';
import { pageNumberFooters, pageProperties, textWidth, type Orientation } from './docx-page.ts';
import { officialStyles, styleIds } from './docx-styles.ts';
import { tableXml } from './docx-table.ts';

/**
 * The document as docx by GB/T 9704-2012; the same input gives the same bytes.
 * Loads the docx library, so import this module on first use.
 */
export async function writeDocx(
  document: OfficialDocument,
  pictures: DrawnPictures = new Map(),
): Promise<Uint8Array> {
  const { language } = document;
  const tables: Generator<string>[] = [];
  function settingFor(orientation: Orientation): BlockSetting {
    function placeTable(table: DocumentTable): void {
      tables.push(tableXml(table, language, textWidth[orientation]));
    }
    return { language, pictures, placeTable };
  }
  const sections = [
    section(document, 'portrait', mainPart(document, settingFor('portrait'))),
    ...document.attachments.map((attachment, at) =>
      section(
        document,
        attachment.orientation,
        attachmentPart(document, at, settingFor(attachment.orientation)),
      ),
    ),
  ];
  const raw = await Packer.toBuffer(assemble(document, sections));
  return packageDocx({ raw, tables, date: document.signature.date });
}

function assemble(document: OfficialDocument, sections: readonly ISectionOptions[]): Document {
  return new Document({
    title: document.title.join(''),
    creator: document.signature.issuer,
    lastModifiedBy: document.signature.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: officialStyles(),
    sections,
  });
}

function section(
  document: OfficialDocument,
  orientation: Orientation,
  children: readonly Paragraph[],
): ISectionOptions {
  const footers = document.pageNumbers === 'official' ? pageNumberFooters() : undefined;
  return { properties: pageProperties(orientation), footers, children };
}

function mainPart(document: OfficialDocument, setting: BlockSetting): readonly Paragraph[] {
  const { language, documentNumber, addressee } = document;
  return [
    ...document.title.map((line) => styled(styleIds.title, [line])),
    ...(documentNumber ? [styled(styleIds.documentNumber, [documentNumber])] : []),
    blankLine(),
    ...(addressee ? [styled(styleIds.flush, [addresseeLine(addressee, language)])] : []),
    ...blockParagraphs(document.blocks, setting),
    ...attachmentNoteLines(document),
    ...signatureLines(document),
  ];
}

function attachmentPart(
  document: OfficialDocument,
  at: number,
  setting: BlockSetting,
): readonly Paragraph[] {
  const attachment = document.attachments[at];
  if (!attachment) return [];
  const label = attachmentLabel(at, document.attachments.length, document.language);
  return [
    styled(styleIds.attachmentLabel, [label]),
    styled(styleIds.title, [attachment.title]),
    blankLine(),
    ...blockParagraphs(attachment.blocks, setting),
  ];
}

function attachmentNoteLines(document: OfficialDocument): readonly Paragraph[] {
  const lines = attachmentNote(document.attachments, document.language);
  if (lines.length === 0) return [];
  return [blankLine(), ...lines.map((line) => styled(styleIds.body, [line]))];
}

const characterWidth = 315;

function signatureLines(document: OfficialDocument): readonly Paragraph[] {
  const { issuer, date } = document.signature;
  const indents = signatureIndents(document.signature, document.language);
  return [
    blankLine(),
    blankLine(),
    flushRight(issuer, indents.issuer),
    flushRight(writtenDate(date, document.language), indents.date),
  ];
}

function flushRight(words: string, charactersFromEdge: number): Paragraph {
  return styled(styleIds.flush, [words], {
    alignment: 'right',
    indent: { right: Math.round(charactersFromEdge * characterWidth) },
  });
}

function blankLine(): Paragraph {
  return styled(styleIds.flush, [], { keepNext: true });
}
