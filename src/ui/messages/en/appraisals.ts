import type { Translation } from '../message.ts';
import type { appraisals as chinese } from '../zh-CN/appraisals.ts';

export const appraisals: Translation<typeof chinese> = {
  'appraisals.title': 'Democratic assessment',
  'appraisals.note': 'Secret ballot. Only totals by person are kept, no single ballot.',
  'appraisals.none': 'No results yet',
  'appraisals.none-text': 'Once the ballot sheets are imported, tallies and results stand here.',
  'appraisals.import': 'Import ballot sheets',
  'appraisals.rules-title': 'Why some counts are not shown',
  'appraisals.rule-few':
    'With fewer than {count} graded ballots nothing is shown: among so few, a number tells who voted what. So does a percentage, so there is none.',
  'appraisals.rule-all':
    'When nine tenths or more gave one grade, it only says “all or nearly all”: a number would tell every single vote.',
  'appraisals.rule-blank':
    'An empty cell is neither a grade nor an abstention; a cell with two grades does not count.',
  'appraisals.rule-sheet':
    'The signed tally sheet is for the head of the leading group alone, without the head’s own row.',
  'appraisals.rule-verdict':
    'Ballots are not the verdict. Nothing here is scored, ranked or concluded by the system.',
  'appraisals.sheets': 'Tally by branch',
  'appraisals.branch': 'Branch',
  'appraisals.issued': 'Issued',
  'appraisals.collected': 'Collected',
  'appraisals.valid': 'Valid',
  'appraisals.void': 'Void',
  'appraisals.missing': 'Not returned',
  'appraisals.graded': 'People graded',
  'appraisals.blank': 'Empty cells',
  'appraisals.balanced': 'Check',
  'appraisals.balanced-yes': 'Adds up',
  'appraisals.balanced-no': 'Does not add up',
  'appraisals.results': 'Results by person',
  'appraisals.results-of': '{name}: results by person',
  'appraisals.person': 'Name',
  'appraisals.result': 'What may be told',
  'appraisals.too-few': 'Too few ballots to show',
  'appraisals.nearly-all': 'All or nearly all: {grade}',
  'appraisals.sheet': 'Tally sheet (for the head)',
  'appraisals.excellent': 'excellent',
  'appraisals.qualified': 'qualified',
  'appraisals.basicallyQualified': 'basically qualified',
  'appraisals.unqualified': 'unqualified',
  'appraisals.spoiled': 'not counted',
  'appraisals.sheet-words':
    '{excellent} excellent, {qualified} qualified, {basicallyQualified} basically qualified, {unqualified} unqualified, {blank} empty',
  'appraisals.not-graded': 'Taking part without a grade',
  'appraisals.not-graded-text': 'Probationary members take part and receive no grade: {names}.',
  'appraisals.sheets-count': 'ballots',
  'appraisals.people-count': 'people',
};
