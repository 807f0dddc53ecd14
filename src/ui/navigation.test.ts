import { expect, it } from 'vitest';
import { catalogues } from './messages/catalogue.ts';

const pages = [
  ['navigation.home', 'home.title'],
  ['navigation.cycles', 'cycles.title'],
  ['navigation.sessions', 'sessions.title'],
  ['navigation.reviews', 'reviews.title'],
  ['navigation.issues', 'rectifications.title'],
  ['navigation.opinions', 'opinions.title'],
  ['navigation.appraisals', 'appraisals.title'],
  ['navigation.dashboard', 'dashboard.title'],
  ['navigation.reports', 'reports.title'],
  ['navigation.archive', 'archive.title'],
  ['navigation.people', 'people.title'],
  ['navigation.integrity', 'ledger.title'],
] as const;

it.each(['zh-CN', 'en'] as const)(
  'the menu calls pages what they call themselves: %s',
  (locale) => {
    const named = (at: 0 | 1) => pages.map((page) => catalogues[locale][page[at]]);

    expect(named(0)).toEqual(named(1));
  },
);
