import {
  AlignmentType,
  DocumentGridType,
  Footer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';
import type { Attachment } from '#core/reports/document-model.ts';
import { fontOf } from './docx-styles.ts';

/** Page, text area and footers of GB/T 9704-2012: A4, 156 × 225 mm of text, 22 lines. Lengths in twips. */

const twipsPerMillimetre = 1440 / 25.4;

export type Orientation = Attachment['orientation'];

export const textWidth: Readonly<Record<Orientation, number>> = {
  portrait: twips(210 - 28 - 26),
  landscape: twips(297 - 37 - 35),
};

export const linePitch = 560;

export function pageProperties(orientation: Orientation): ISectionOptions['properties'] {
  const landscape = orientation === 'landscape';
  return {
    page: {
      size: {
        width: twips(210),
        height: twips(297),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: landscape ? landscapeMargin : portraitMargin,
    },
    grid: { type: DocumentGridType.LINES, linePitch },
  };
}

export function pageNumberFooters(): ISectionOptions['footers'] {
  const freeCharacter = 280;
  return {
    default: new Footer({
      children: [pageNumber({ alignment: AlignmentType.RIGHT, indent: { right: freeCharacter } })],
    }),
    even: new Footer({
      children: [pageNumber({ alignment: AlignmentType.LEFT, indent: { left: freeCharacter } })],
    }),
  };
}

/** The dash stands 7 mm below the text, so the footer's line ends about 25 mm above the edge. */
const portraitMargin = {
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
  footer: twips(25),
  header: twips(15),
};

/** A turned page: its head lies at the binding edge of the booklet. */
const landscapeMargin = {
  top: twips(28),
  bottom: twips(26),
  left: twips(37),
  right: twips(35),
  footer: twips(16),
  header: twips(15),
};

interface FooterPlace {
  readonly alignment: (typeof AlignmentType)['LEFT' | 'RIGHT'];
  readonly indent: { readonly left?: number; readonly right?: number };
}

function pageNumber(place: FooterPlace): Paragraph {
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: fontOf('宋体', '宋体'),
    size: 28,
  });
  return new Paragraph({ ...place, children: [number] });
}

function twips(millimetres: number): number {
  return Math.round(millimetres * twipsPerMillimetre);
}
