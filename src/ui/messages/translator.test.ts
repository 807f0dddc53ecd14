import { describe, expect, it } from 'vitest';
import { catalogues, type MessageKey } from './catalogue.ts';
import { chooseLocale } from './locale.ts';
import type { Message } from './message.ts';
import { createTranslator } from './translator.ts';

describe('the catalogues', () => {
  const keys = Object.keys(catalogues['zh-CN']) as MessageKey[];

  it('hold the same keys in both languages', () => {
    expect(Object.keys(catalogues.en).toSorted()).toEqual(keys.toSorted());
  });

  it.each(keys)('name the same places in both languages: %s', (key) => {
    expect(placesOf(catalogues.en[key])).toEqual(placesOf(catalogues['zh-CN'][key]));
  });

  it('write English with English marks', () => {
    const foreign = keys.filter((key) =>
      formsOf(catalogues.en[key]).some((form) => /[、，。；：（）]/u.test(form)),
    );

    expect(foreign).toEqual([]);
  });

  it.each(keys)('are not empty: %s', (key) => {
    expect(formsOf(catalogues['zh-CN'][key]).every((form) => form.trim())).toBe(true);
    expect(formsOf(catalogues.en[key]).every((form) => form.trim())).toBe(true);
  });
});

describe('a translator', () => {
  it('fills the places', () => {
    const text = createTranslator('zh-CN');

    expect(text('controls.shown-of', { count: 9, total: 1052 })).toBe('本页 9 条，共 1,052 条');
  });

  it.each([
    [1, '1 row on this page'],
    [0, '0 rows on this page'],
    [1234, '1,234 rows on this page'],
  ])('chooses the English form for %d', (count, sentence) => {
    expect(createTranslator('en')('controls.shown', { count })).toBe(sentence);
  });

  it('does not take a value for another place', () => {
    expect(createTranslator('en')('controls.file-limit', { size: '{size}' })).toBe(
      'at most {size}',
    );
  });
});

describe('the language', () => {
  it.each([
    ['en', 'zh-CN,zh;q=0.9', 'en'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'fr,zh-TW;q=0.5,en;q=0.4', 'zh-CN'],
    [undefined, 'zh;q=0.2, en;q=0.7', 'en'],
    [undefined, 'en;q=0', 'zh-CN'],
    ['xx', 'de', 'zh-CN'],
    [undefined, null, 'zh-CN'],
  ])('is chosen from cookie %s and browser %s', (cookie, header, locale) => {
    expect(chooseLocale(cookie, header)).toBe(locale);
  });
});

function formsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

function placesOf(message: Message): string[] {
  const places = formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []);
  return [...new Set(places)].toSorted();
}
