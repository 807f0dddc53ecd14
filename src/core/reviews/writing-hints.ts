import { searchableText } from '../kernel/search-text.ts';
import type { Point } from './facts.ts';
import { hasShortcoming } from './review-text.ts';

export const writingHints = [
  'same-text',
  'no-achievement',
  'no-shortcoming',
  'short',
  'no-fact',
] as const;
export type WritingHint = (typeof writingHints)[number];

const SHORT = 8;

/** What the author alone is told after recording (R25); it never stops a record. */
export function writingHintsFor(
  points: readonly Pick<Point, 'kind' | 'text'>[],
  sameTextKnown: boolean,
): readonly WritingHint[] {
  const texts = points.map((point) => searchableText(point.text));
  const hints: WritingHint[] = [];
  if (sameTextKnown) hints.push('same-text');
  if (!points.some((point) => point.kind === 'achievement')) hints.push('no-achievement');
  if (!hasShortcoming(points)) hints.push('no-shortcoming');
  if (texts.some((text) => [...text].length < SHORT)) hints.push('short');
  if (!texts.some(namesFact)) hints.push('no-fact');
  return hints;
}

/** A number, a date or a Chinese numeral with a measure word stands for something that can be checked. */
function namesFact(text: string): boolean {
  return /\d|[一二三四五六七八九十百千两]+[次户人天月日米亩起件小]/u.test(text);
}
