import type { Translation } from '../message.ts';
import type { controls as chinese } from '../zh-CN/controls.ts';

export const controls: Translation<typeof chinese> = {
  'controls.filter': 'Filter',
  'controls.clear-filter': 'Clear filter',
  'controls.as-of': 'As of',
  'controls.show-day': 'Show',
  'controls.save': 'Save',
  'controls.optional': 'optional',
  'controls.pages': 'Pages',
  'controls.first-page': 'Back to the first page',
  'controls.previous-page': 'Previous',
  'controls.next-page': 'Next',
  'controls.shown': { one: '{count} row on this page', other: '{count} rows on this page' },
  'controls.shown-of': {
    one: '{count} row on this page, {total} in all',
    other: '{count} rows on this page, {total} in all',
  },
  'controls.out-of': '/ {total}',
  'controls.chart-table': 'The figures in this chart',
  'controls.file-limit': 'at most {size}',
  'controls.please-correct': {
    one: '{count} entry needs correcting',
    other: '{count} entries need correcting',
  },
};
