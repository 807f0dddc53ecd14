import { strToU8, zipSync, type Zippable } from 'fflate';

export type BuiltSheet = { readonly name: string; readonly xml: string };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx from raw sheet data, to build what no ordinary writer writes. */
export function builtXlsx(
  sheets: readonly BuiltSheet[],
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationsXml(sheets),
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}">${xml}</worksheet>`,
      ]),
    ),
    ...more,
  };
  const entries = Object.entries(parts).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

/** Rows of plain texts as inline strings, from A1 on; an empty text is an empty cell. */
export function sheetOf(name: string, rows: readonly (readonly string[])[]): BuiltSheet {
  const xml = rows.map((row) => `<row>${row.map(inlineCell).join('')}</row>`).join('');
  return { name, xml: `<sheetData>${xml}</sheetData>` };
}

function inlineCell(text: string): string {
  return text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
}

export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function workbookXml(sheets: readonly BuiltSheet[]): string {
  const list = sheets
    .map((sheet, at) => `<sheet name="${sheet.name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`;
}

function relationsXml(sheets: readonly BuiltSheet[]): string {
  const list = sheets
    .map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('');
  const strings = `<Relationship Id="rS" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/>`;
  const styles = `<Relationship Id="rT" Type="${relations}/styles" Target="styles.xml"/>`;
  return `<Relationships>${list}${strings}${styles}</Relationships>`;
}
