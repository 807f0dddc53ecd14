import { catalogues, type ChineseCatalogue, type MessageKey } from './catalogue.ts';
import type { Locale, Message, ParameterNames } from './message.ts';

type Places<Key extends MessageKey> = ParameterNames<ChineseCatalogue[Key]>;

type Filling<Key extends MessageKey> = [Places<Key>] extends [never]
  ? []
  : [parameters: Readonly<Record<Places<Key>, string | number>>];

/** `text('table.shown', { count: 9 })`: a missing parameter does not compile; numbers are grouped as the language does. */
export type Translator = <Key extends MessageKey>(key: Key, ...filling: Filling<Key>) => string;

export function createTranslator(locale: Locale): Translator {
  return (key, ...filling) => translate(locale, key, filling[0]);
}

/** For keys that are only known when running, such as those of refusals; prefer `createTranslator`. */
export function translate(
  locale: Locale,
  key: MessageKey,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const { plural, number } = rules[locale];
  const template = pluralForm(catalogues[locale][key], parameters['count'], plural);
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = parameters[name];
    return typeof value === 'number' ? number.format(value) : (value ?? place);
  });
}

const rules = {
  'zh-CN': { plural: new Intl.PluralRules('zh-CN'), number: new Intl.NumberFormat('zh-CN') },
  en: { plural: new Intl.PluralRules('en'), number: new Intl.NumberFormat('en') },
} as const;

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogues['zh-CN'], key);
}

function pluralForm(
  message: Message,
  count: string | number | undefined,
  plural: Intl.PluralRules,
): string {
  if (typeof message === 'string') return message;
  return plural.select(Number(count)) === 'one' ? message.one : message.other;
}
