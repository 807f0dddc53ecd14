const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;
const loneSurrogate = /\p{Surrogate}/gu;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const han = /\p{Script=Han}/u;

/** Text as people wrote it, without what no database holds and without outer blanks. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unstorable, '')
    .replace(loneSurrogate, '\uFFFD')
    .trim();
}

/** For comparing, never for keeping: full-width forms folded, no blanks, lower case. */
export function matchKey(text: string): string {
  return text.normalize('NFKC').replace(invisible, '').replace(/\s+/g, '').toLowerCase();
}

/** A person's name as it is kept: `鲁 明远` is 鲁明远; a name without Han keeps single blanks. */
export function tidyName(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[•‧・∙]/g, '·')
    .trim();
  return han.test(folded) ? folded.replace(/\s+/g, '') : folded.replace(/\s+/g, ' ');
}

export function nameKey(text: string): string {
  return tidyName(text).toLowerCase();
}

/** `第一党支部(农业)` without what stands in brackets. */
export function withoutBrackets(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[([【〔][^()[\]【】〔〕]*[)\]】〕]/g, '')
    .trim();
}

/** Splits at `、 ， , / ;` and line ends, but not inside brackets; blanks do not split. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text.normalize('NFKC')) {
    if ('([【〔'.includes(character)) depth += 1;
    if (')]】〕'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、,/;；\n]/.test(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}
