import { expect, it } from 'vitest';
import type { pointKinds } from './facts.ts';
import { writingHintsFor } from './writing-hints.ts';

type Said = readonly (readonly [(typeof pointKinds)[number], string])[];

const cases: readonly (readonly [string, Said, boolean, readonly string[]])[] = [
  [
    'nothing about a plain fact on both sides',
    [
      ['achievement', '为老年活动室义务值班37天'],
      ['shortcoming', '支部会议全年缺席两次，未请假'],
    ],
    false,
    [],
  ],
  [
    'that the text is known already',
    [
      ['achievement', '带头试种优质稻9亩'],
      ['problem', '上半年只开了1次支部会'],
    ],
    true,
    ['same-text'],
  ],
  [
    'that no shortcoming was named',
    [['achievement', '调解邻里纠纷2起，无一反复']],
    false,
    ['no-shortcoming'],
  ],
  [
    'that a text is short and holds no fact',
    [['shortcoming', '完善记录']],
    false,
    ['no-achievement', 'short', 'no-fact'],
  ],
];

it.each(cases)('the author is told %s', (_, said, known, hints) => {
  const points = said.map(([kind, text]) => ({ kind, text }));

  expect(writingHintsFor(points, known)).toEqual(hints);
});
