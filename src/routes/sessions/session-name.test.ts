import { expect, it } from 'vitest';
import { createTranslator } from '#ui/messages/translator.ts';
import { sessionName } from './session-name.ts';

const visit = {
  kind: 'siteVisit',
  title: '',
  organisationName: '第一党支部（农业）',
  place: '村东水渠',
  heldOn: '2026-09-03',
} as const;

it.each([
  ['zh-CN', {}, '现场走访（第一党支部（农业） · 村东水渠 · 2026-09-03）'],
  ['zh-CN', { organisationName: null, place: '' }, '现场走访（2026-09-03）'],
  ['en', { place: '' }, 'Site visit (第一党支部（农业） · 2026-09-03)'],
  ['zh-CN', { title: '总支民主生活会' }, '总支民主生活会'],
] as const)('a session is called in %s with %o: %s', (locale, changes, name) => {
  expect(sessionName({ ...visit, ...changes } as never, createTranslator(locale))).toBe(name);
});
