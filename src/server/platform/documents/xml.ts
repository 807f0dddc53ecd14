/** What XML 1.0 can't hold: control characters, lone surrogates, U+FFFE and U+FFFF. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function legalXmlText(text: string): string {
  return text.toWellFormed().replace(illegal, '');
}

export function escapeXml(text: string): string {
  return legalXmlText(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
