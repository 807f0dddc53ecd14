import { createContext } from 'svelte';
import { createFormats, type Formats } from './formats.ts';
import type { Locale } from './messages/message.ts';
import { createTranslator, type Translator } from './messages/translator.ts';

interface Language {
  readonly locale: Locale;
  readonly text: Translator;
  readonly formats: Formats;
}

const [languageInUse, setLanguage] = createContext<Language>();

/** Called once, by the root layout; pages are rendered anew when the language changes. */
export function provideLanguage(locale: Locale, timeZone?: string): void {
  setLanguage({
    locale,
    text: createTranslator(locale),
    formats: createFormats(locale, timeZone),
  });
}

/** In a component: `const text = useText();` */
export function useText(): Translator {
  return languageInUse().text;
}

export function useFormats(): Formats {
  return languageInUse().formats;
}

export function useLocale(): Locale {
  return languageInUse().locale;
}
