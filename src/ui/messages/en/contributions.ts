import type { Translation } from '../message.ts';
import type { contributions as chinese } from '../zh-CN/contributions.ts';

export const contributions: Translation<typeof chinese> = {
  'contributions.title': 'Public contributions',
  'contributions.note':
    'Problems and ideas from villagers, their representatives, enterprises and the self-employed. Categories are kept as totals only, never beside a contribution: among so few, the category is the name.',
  'contributions.problems': 'Problems',
  'contributions.ideas': 'Ideas',
  'contributions.people': 'Contributions',
  'contributions.times-of': '{times}',
  'contributions.villager': 'Villagers',
  'contributions.representative': 'Representatives of villagers',
  'contributions.enterprise': 'Enterprises',
  'contributions.selfEmployed': 'Self-employed',
  'contributions.none': 'No public contributions yet',
  'contributions.none-text': 'Once the collection sheet is imported, they stand here.',
  'contributions.import': 'Import the sheet',
  'contributions.unit-items': 'in all',
  'contributions.unit-times': 'in all',
  'contributions.figures': 'Public contributions in total',
};
