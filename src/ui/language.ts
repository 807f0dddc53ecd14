import { createContext } from 'svelte';
import { actorName } from '#core/people/operators.ts';
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

/** In a component: `const actor = useActorName();` for who made an entry, a person or an operator. */
export function useActorName(): (name: string) => string {
  const language = useLocale() === 'en' ? 'en' : 'zh';
  return (name) => actorName(name, language);
}
