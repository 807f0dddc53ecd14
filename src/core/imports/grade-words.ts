import { matchKey } from './cell-text.ts';

import type { Grade } from '../appraisals/tally.ts';

const words: Readonly<Record<string, Grade>> = {
  优秀: 'excellent',
  优: 'excellent',
  excellent: 'excellent',
  合格: 'qualified',
  称职: 'qualified',
  qualified: 'qualified',
  基本合格: 'basicallyQualified',
  基本称职: 'basicallyQualified',
  basicallyqualified: 'basicallyQualified',
  不合格: 'unqualified',
  不称职: 'unqualified',
  unqualified: 'unqualified',
};

const longestCell = 40;

/** The grades that one cell of a ballot names: none, one, or more than one, which voids it. */
export function gradesIn(text: string): readonly Grade[] {
  if (text.length > longestCell) return [];
  const whole = words[matchKey(text)];
  if (whole) return [whole];
  const pieces = text.split(/[\s、,，/;；和]+/).filter((piece) => piece !== '');
  const grades = pieces.flatMap((piece) => words[matchKey(piece)] ?? []);
  return grades.length === pieces.length ? grades : [];
}
