import { en } from './en/catalogue.ts';
import type { Locale, Message } from './message.ts';
import { zhCN } from './zh-CN/catalogue.ts';

/** The Chinese catalogue is written first and gives the keys; a key missing in English does not compile. */
export type ChineseCatalogue = typeof zhCN;
export type MessageKey = keyof ChineseCatalogue;

export const catalogues: Readonly<Record<Locale, Readonly<Record<MessageKey, Message>>>> = {
  'zh-CN': zhCN,
  en,
};
