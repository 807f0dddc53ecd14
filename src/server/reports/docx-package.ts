import { strFromU8 } from 'fflate';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import { unzipBytes, zipBytes, type ZipEntry } from '#server/platform/documents/zip.ts';

/** The style that marks the place of a table; no text can imitate it. */
export const tablePlaceStyle = 'TablePlace';

const tablePlace = `<w:p><w:pPr><w:pStyle w:val="${tablePlaceStyle}"/></w:pPr></w:p>`;

export interface PackageContents {
  /** What the docx library wrote. */
  readonly raw: Uint8Array;
  readonly tables: readonly Iterable<string>[];
  readonly date: CalendarDate;
}

/** Puts the tables in and takes out all that differs from run to run: times, random ids, counters. */
export async function packageDocx(contents: PackageContents): Promise<Uint8Array> {
  const files = [...unzipBytes(contents.raw)].sort(([one], [other]) => (one < other ? -1 : 1));
  const first = files.filter(([path]) => path === '[Content_Types].xml');
  const others = files.filter(([path]) => path !== '[Content_Types].xml' && !path.endsWith('/'));
  return zipBytes([...first, ...others].map(([path, bytes]) => entryOf(path, bytes, contents)));
}

function entryOf(path: string, bytes: Uint8Array, contents: PackageContents): ZipEntry {
  switch (path) {
    case 'docProps/core.xml':
      return { path, content: fixDates(strFromU8(bytes), contents.date) };
    case 'word/document.xml':
      return { path, content: withTables(fixDrawingIds(strFromU8(bytes)), contents.tables) };
    case 'word/styles.xml':
      return { path, content: withPlainSpacing(strFromU8(bytes)) };
    default:
      return { path, content: bytes, stored: path.endsWith('.png') };
  }
}

function fixDates(core: string, date: CalendarDate): string {
  return core.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date}T00:00:00Z`);
}

function fixDrawingIds(document: string): string {
  let id = 0;
  return document.replace(/(<wp:docPr id=")\d+/g, (_, opening: string) => `${opening}${++id}`);
}

/** Widow control, the grid and extra space between Chinese and figures all break 28 × 22. */
function withPlainSpacing(styles: string): string {
  const plain = ['widowControl', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid']
    .map((property) => `<w:${property} w:val="0"/>`)
    .join('');
  return styles.replaceAll('<w:spacing w:after=', `${plain}<w:spacing w:after=`);
}

function* withTables(document: string, tables: readonly Iterable<string>[]): Generator<string> {
  const pieces = document.split(tablePlace);
  if (pieces.length !== tables.length + 1) throw new Error('a table has no place in the document');
  for (const [at, piece] of pieces.entries()) {
    yield piece;
    yield* tables[at] ?? [];
  }
}
