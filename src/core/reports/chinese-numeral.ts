const digits = '零一二三四五六七八九';
const units = ['', '十', '百', '千'] as const;

/** 1–9999 as Chinese write it in headings: 十, 十一, 二十, 一百零一. */
export function chineseNumeral(value: number): string {
  const places = String(value).split('').map(Number);
  const words = places.map((digit, at) => wordOf(digit, places.length - 1 - at)).join('');
  return words.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

function wordOf(digit: number, place: number): string {
  return digit === 0 ? '零' : `${digits[digit]}${units[place]}`;
}
