import type { Locale } from './message.ts';

export const locales: readonly Locale[] = ['zh-CN', 'en'];
export const defaultLocale: Locale = 'zh-CN';

export function isLocale(text: string | undefined | null): text is Locale {
  return locales.some((locale) => locale === text);
}

/** What the person chose, else what the browser prefers (`Accept-Language`, RFC 9110 §12.5.4), else Chinese. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  return preferred(acceptLanguage ?? '') ?? defaultLocale;
}

function preferred(acceptLanguage: string): Locale | undefined {
  const ranges = acceptLanguage.split(',').map(rangeOf);
  ranges.sort((a, b) => b.quality - a.quality);
  for (const { language, quality } of ranges) {
    if (quality > 0 && language.startsWith('zh')) return 'zh-CN';
    if (quality > 0 && language.startsWith('en')) return 'en';
  }
  return undefined;
}

function rangeOf(range: string): { language: string; quality: number } {
  const [language = '', ...parameters] = range.trim().toLowerCase().split(';');
  const weight = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
  return { language, quality: weight === undefined ? 1 : Number(weight) || 0 };
}
