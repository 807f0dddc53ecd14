import { sheetLimits, SheetRefused } from './sheet-limits.ts';
import { readXml } from './sheet-xml.ts';
import type { ZipParts } from './sheet-zip.ts';

export type WorkbookSheet = { readonly name: string; readonly part: string };
export type Workbook = {
  readonly sheets: readonly WorkbookSheet[];
  readonly sharedStringsPart: string | undefined;
  readonly stylesPart: string | undefined;
  readonly countsFrom1904: boolean;
};
/** By style index: the precision of a date style, `undefined` for any other. */
export type DateStyles = readonly ('day' | 'month' | undefined)[];

type Relation = { readonly id: string; readonly type: string; readonly part: string };

export function readWorkbook(parts: ZipParts): Workbook {
  const relations = relationsOf(parts);
  const named: { name: string; id: string }[] = [];
  let countsFrom1904 = false;
  readXml(required(parts, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'sheet')
        named.push({ name: attributes['name'] ?? '', id: relationId(attributes) });
      if (name === 'workbookPr') countsFrom1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
    },
  });
  const worksheets = relations.filter((relation) => relation.type.endsWith('/worksheet'));
  const sheets = named.flatMap(({ name, id }) => {
    const relation = worksheets.find((each) => each.id === id);
    return relation ? [{ name, part: relation.part }] : [];
  });
  const partOf = (type: string) => relations.find((each) => each.type.endsWith(type))?.part;
  return {
    sheets,
    sharedStringsPart: partOf('/sharedStrings'),
    stylesPart: partOf('/styles'),
    countsFrom1904,
  };
}

function relationId(attributes: Readonly<Record<string, string>>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return (key === undefined ? undefined : attributes[key]) ?? '';
}

function relationsOf(parts: ZipParts): Relation[] {
  const relations: Relation[] = [];
  readXml(required(parts, 'xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      relations.push({
        id: attributes['Id'] ?? '',
        type: attributes['Type'] ?? '',
        part: partName(attributes['Target'] ?? ''),
      });
    },
  });
  return relations;
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

function required(parts: ZipParts, name: string): Uint8Array {
  const part = parts.read(name);
  if (!part) throw new SheetRefused('damaged-file');
  return part;
}

/** Rich text is joined; phonetic hints (`rPh`) are left out. */
export function readSharedStrings(parts: ZipParts, name: string | undefined): readonly string[] {
  const part = name === undefined ? undefined : parts.read(name);
  if (!part) return [];
  const strings: string[] = [];
  let pieces: string[] = [];
  let inText = false;
  let phonetic = false;
  let characters = 0;
  readXml(part, {
    open(tag) {
      if (tag === 'si') pieces = [];
      if (tag === 'rPh') phonetic = true;
      inText = tag === 't' && !phonetic;
    },
    text(text) {
      if (inText) pieces.push(text);
    },
    close(tag) {
      if (tag === 't') inText = false;
      if (tag === 'rPh') phonetic = false;
      if (tag !== 'si') return;
      const text = pieces.join('').slice(0, sheetLimits.cellCharacters);
      characters += text.length;
      strings.push(text);
      const tooMany = strings.length > sheetLimits.sharedStrings;
      if (tooMany || characters > sheetLimits.textCharacters)
        throw new SheetRefused('too-many-cells');
    },
  });
  return strings;
}

export function readStyles(parts: ZipParts, name: string | undefined): DateStyles {
  const part = name === undefined ? undefined : parts.read(name);
  if (!part) return [];
  const formats = new Map<number, string>();
  const styles: ('day' | 'month' | undefined)[] = [];
  let inCellStyles = false;
  readXml(part, {
    open(tag, attributes) {
      if (tag === 'numFmt')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') inCellStyles = true;
      if (tag === 'xf' && inCellStyles) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(datePrecisionOf(id, formats.get(id)));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** ECMA-376 §18.8.30: 14–17, 22 and the East Asian 27–36, 50–58 are dates without a code. */
function datePrecisionOf(id: number, code: string | undefined): 'day' | 'month' | undefined {
  if (code === undefined) {
    if ([17, 27, 36, 50, 52, 55, 57].includes(id)) return 'month';
    const isDate = (id >= 14 && id <= 16) || id === 22 || (id >= 28 && id <= 31) || id === 51;
    return isDate || id === 53 || id === 54 || id === 56 || id === 58 ? 'day' : undefined;
  }
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase();
  if (/[y年]/.test(letters) || /d/.test(letters)) return letters.includes('d') ? 'day' : 'month';
  return undefined;
}
