import { escapeXml } from './xml.ts';

/** What the xlsx library can't set: fit to the paper's width, head rows on each page, page numbers. */
export interface SheetPrint {
  readonly orientation: 'portrait' | 'landscape';
  readonly name: string;
  readonly headRows: number;
}

/** Works on one `xl/worksheets/sheetN.xml`; the order of elements is the schema's. */
export function withPageSetup(worksheet: string, { orientation }: SheetPrint): string {
  const fit = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  const setup = [
    '<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>',
  ].join('');
  const plain = worksheet.replace(/<pageMargins [^>]*\/>/, '').replace(/<pageSetup [^>]*\/>/, '');
  const head = plain.indexOf('<sheetViews>');
  const end = plain.lastIndexOf('</worksheet>');
  if (head < 0 || end < 0) throw new Error('the xlsx library wrote a sheet of another shape');
  return `${plain.slice(0, head)}${fit}${plain.slice(head, end)}${setup}${plain.slice(end)}`;
}

/** Works on `xl/workbook.xml`. */
export function withPrintTitles(workbook: string, prints: readonly SheetPrint[]): string {
  const names = prints.map(({ name, headRows }, at) => {
    const sheet = escapeXml(name.replaceAll("'", "''"));
    const range = `'${sheet}'!$1:$${headRows}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${range}</definedName>`;
  });
  if (!workbook.includes('<definedNames/>')) {
    throw new Error('the xlsx library wrote a workbook of another shape');
  }
  return workbook.replace(
    '<definedNames/>',
    () => `<definedNames>${names.join('')}</definedNames>`,
  );
}
