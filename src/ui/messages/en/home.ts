import type { Translation } from '../message.ts';
import type { home as chinese } from '../zh-CN/home.ts';

export const home: Translation<typeof chinese> = {
  'home.title': 'Home',
  'home.empty-title': 'Nothing to do yet',
  'home.empty':
    'Import people and reviews first; what is overdue, due soon or not yet reviewed then shows here.',
  'home.import': 'Go to import',
};
