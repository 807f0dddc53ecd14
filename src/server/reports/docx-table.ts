import type {
  DocumentLanguage,
  DocumentTable,
  TableCell,
  TableColumn,
} from '#core/reports/document-model.ts';
import { cellText } from '#core/reports/typesetting.ts';
import { escapeXml } from '#server/platform/documents/xml.ts';
import { styleIds } from './docx-styles.ts';

/**
 * A table as WordprocessingML, row by row. Objects of the docx library for 10,000 rows take minutes and
 * gigabytes; these strings take a second. The head repeats on each page and no row breaks over two pages.
 */
export function* tableXml(
  table: DocumentTable,
  language: DocumentLanguage,
  width: number,
): Generator<string> {
  const widths = columnWidths(table.columns, width);
  yield `<w:tbl>${tableProperties(width)}<w:tblGrid>`;
  yield widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('');
  yield `</w:tblGrid>${headRow(table.columns, widths)}`;
  const cellOpenings = table.columns.map((column, at) => cellOpening(column, widths[at] ?? 0));
  for (const batch of batchesOf(table.rows)) {
    yield batch.map((row) => bodyRow(row, cellOpenings, language)).join('');
  }
  yield '</w:tbl>';
}

/** Whole twips that add up to `width`. */
export function columnWidths(columns: readonly TableColumn[], width: number): readonly number[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  let before = 0;
  return columns.map((column) => {
    const start = Math.round((before / total) * width);
    before += column.share;
    return Math.round((before / total) * width) - start;
  });
}

const rowOpening = '<w:tr><w:trPr><w:cantSplit/></w:trPr>';

function bodyRow(
  row: readonly TableCell[],
  cellOpenings: readonly string[],
  language: DocumentLanguage,
): string {
  const cells = cellOpenings.map((opening, at) => {
    return `${opening}${runXml(cellText(row[at] ?? '', language))}</w:p></w:tc>`;
  });
  return `${rowOpening}${cells.join('')}</w:tr>`;
}

function headRow(columns: readonly TableColumn[], widths: readonly number[]): string {
  const cells = columns.map((column, at) => {
    const style = `<w:pStyle w:val="${styleIds.tableHead}"/>`;
    const opening = `<w:tc>${cellProperties(widths[at] ?? 0)}<w:p><w:pPr>${style}</w:pPr>`;
    return `${opening}${runXml(column.heading)}</w:p></w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
}

const justification = {
  left: '',
  centre: '<w:jc w:val="center"/>',
  right: '<w:jc w:val="right"/>',
};

function cellOpening(column: TableColumn, width: number): string {
  const style = `<w:pStyle w:val="${styleIds.tableText}"/>${justification[column.align]}`;
  return `<w:tc>${cellProperties(width)}<w:p><w:pPr>${style}</w:pPr>`;
}

function cellProperties(width: number): string {
  return `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`;
}

function runXml(words: string): string {
  if (words === '') return '';
  const lines = words.split('\n').map((line) => {
    return `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`;
  });
  return `<w:r>${lines.join('<w:br/>')}</w:r>`;
}

function tableProperties(width: number): string {
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = edges.map((edge) => {
    return `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  });
  return [
    `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/>`,
    `<w:tblBorders>${borders.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>',
    '</w:tblPr>',
  ].join('');
}

function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  const size = 250;
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
