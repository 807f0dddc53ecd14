import { AlignmentType, LineRuleType, type IPropertiesOptions } from 'docx';

/** Fonts are named and never shipped: each office has its own licensed copies. */
export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  latin: 'Times New Roman',
} as const;

export function fontOf(eastAsia: string, latin: string = fonts.latin) {
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia, hint: 'eastAsia' } as const;
}

/** 3号 in half-points; with the spacing of −0.25 pt, 28 characters stand in 156 mm. */
const size3 = 32;
const closer = -5;
const exactLine = { line: 560, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const twoCharacters = { firstLine: 630, firstLineChars: 200 };

const body = { font: fontOf(fonts.body), size: size3, characterSpacing: closer };
const indented = { spacing: exactLine, indent: twoCharacters };

export const styleIds = {
  title: 'OfficialTitle',
  documentNumber: 'DocumentNumber',
  body: 'OfficialBody',
  flush: 'FlushLine',
  attachmentLabel: 'AttachmentLabel',
  caption: 'TableCaption',
  afterTable: 'AfterTable',
  picture: 'PictureLine',
  tableHead: 'TableHead',
  tableText: 'TableText',
} as const;

export function officialStyles(): NonNullable<IPropertiesOptions['styles']> {
  return {
    default: {
      document: {
        run: { ...body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: exactLine },
      },
      ...headingStyles(),
    },
    paragraphStyles: [...textStyles(), ...tableStyles()],
  };
}

function headingStyles() {
  const black = { color: '000000', size: size3, characterSpacing: closer };
  return {
    heading1: { run: { ...black, font: fontOf(fonts.first) }, paragraph: indented },
    heading2: { run: { ...black, font: fontOf(fonts.second) }, paragraph: indented },
    heading3: { run: { ...black, font: fontOf(fonts.body), bold: true }, paragraph: indented },
    heading4: { run: { ...black, font: fontOf(fonts.body) }, paragraph: indented },
  };
}

function textStyles() {
  const centred = { spacing: exactLine, alignment: AlignmentType.CENTER };
  const titleRun = { font: fontOf(fonts.title), size: 44, characterSpacing: 0 };
  return [
    { id: styleIds.title, name: 'Official Title', run: titleRun, paragraph: centred },
    { id: styleIds.documentNumber, name: 'Document Number', run: body, paragraph: centred },
    {
      id: styleIds.body,
      name: 'Official Body',
      quickFormat: true,
      run: body,
      paragraph: { ...indented, alignment: AlignmentType.BOTH },
    },
    { id: styleIds.flush, name: 'Flush Line', run: body, paragraph: { spacing: exactLine } },
    {
      id: styleIds.attachmentLabel,
      name: 'Attachment Label',
      run: { ...body, font: fontOf(fonts.first) },
      paragraph: { spacing: exactLine },
    },
  ];
}

function tableStyles() {
  const single = { line: 300, lineRule: LineRuleType.EXACT, before: 20, after: 20 };
  const small = { size: 21, characterSpacing: 0 };
  const gapLine = { line: 160, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const free = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
  return [
    {
      id: styleIds.caption,
      name: 'Table Caption',
      run: { ...small, size: 28, font: fontOf(fonts.first) },
      paragraph: { spacing: exactLine, alignment: AlignmentType.CENTER, keepNext: true },
    },
    { id: styleIds.afterTable, name: 'After Table', run: small, paragraph: { spacing: gapLine } },
    {
      id: styleIds.picture,
      name: 'Picture Line',
      run: small,
      paragraph: { spacing: free, alignment: AlignmentType.CENTER },
    },
    {
      id: styleIds.tableHead,
      name: 'Table Head',
      run: { ...small, font: fontOf(fonts.first) },
      paragraph: { spacing: single, alignment: AlignmentType.CENTER },
    },
    {
      id: styleIds.tableText,
      name: 'Table Text',
      run: { ...small, font: fontOf(fonts.body) },
      paragraph: { spacing: single },
    },
  ];
}
