import { escapeXml, legalXmlText } from './xml.ts';

/**
 * The texts of one workbook. The xlsx library sees only marks such as `t7`: it looks texts up in a
 * plain object, so that the word `constructor` in a cell would damage the file, and it drops characters.
 */
export interface SharedTexts {
  readonly cell: (text: string) => TextCell;
  /** Puts the texts where their marks are in `xl/sharedStrings.xml`. */
  readonly fillIn: (sharedStrings: string) => string;
}

/** `@` keeps the cell a text when someone edits it in the spreadsheet, also `=1+1`. */
export interface TextCell {
  readonly value: string;
  readonly type: StringConstructor;
  readonly format: '@';
}

export function sharedTexts(): SharedTexts {
  const marks = new Map<string, string>();
  const texts: string[] = [];
  function cell(text: string): TextCell {
    const written = cellTextOf(text);
    const mark = marks.get(written) ?? `t${texts.push(written) - 1}`;
    marks.set(written, mark);
    return { value: mark, type: String, format: '@' };
  }
  function fillIn(sharedStrings: string): string {
    return sharedStrings.replace(/<t>t(\d+)<\/t>/g, (_, at: string) => {
      return `<t xml:space="preserve">${escapeXml(texts[Number(at)] ?? '')}</t>`;
    });
  }
  return { cell, fillIn };
}

/** What a cell can hold: no characters that XML forbids, and 32,767 of them at most. */
export function cellTextOf(text: string): string {
  const legal = legalXmlText(text).replace(/\r\n?/g, '\n');
  return legal.length <= cellLimit ? legal : `${trimmed(legal)}…`;
}

const cellLimit = 32_767;

function trimmed(text: string): string {
  return text.slice(0, cellLimit - 1).replace(/[\ud800-\udbff]$/, '');
}
