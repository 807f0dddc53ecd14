import { expect, it } from 'vitest';
import { leafText } from '../ledger/leaf.ts';
import { createConfidentialFilter } from './confidential-lines.ts';

const review = '00000000-0000-4000-8000-000000000001';
const issue = '00000000-0000-4000-8000-000000000002';
const other = '00000000-0000-4000-8000-000000000003';

function entry(type: string, body: object) {
  const leaf = leafText({ commitment: new Uint8Array(32), date: '2026-11-20' as never, type });
  return { kind: 'entry', leaf, salt: 'salt', payload: JSON.stringify({ type, body }) };
}

function masked(...lines: readonly object[]) {
  return lines.map(createConfidentialFilter());
}

it('leaves out what was answered to a sealed review', () => {
  const lines = masked(
    entry('sealed', { reviewId: review, text: '谈心内容' }),
    entry('point.answered', { reviewId: review, text: '本人答复' }),
    entry('issue.registered', { issueId: issue, reviewId: review, text: '由此提出' }),
    entry('rectification.assigned', { issueId: issue, source: 'meeting', problem: '整改' }),
  );

  expect(lines.map((line) => Object.keys(line).toSorted())).toEqual(
    lines.map(() => ['kind', 'leaf', 'withheld']),
  );
});

it('keeps what was answered to an open review', () => {
  const open = entry('point.answered', { reviewId: other, text: '已改' });

  expect(masked(entry('sealed', { reviewId: review }), open)[1]).toEqual(open);
});

it('does not tell whether a sealed entry was erased', () => {
  const { leaf } = entry('sealed', {});

  expect(masked({ kind: 'entry', leaf, erased: true })).toEqual([
    { kind: 'entry', leaf, withheld: true },
  ]);
});

it('leaves header and checkpoints as they are', () => {
  const lines = [
    { kind: 'header', size: 1 },
    { kind: 'checkpoint', note: 'n' },
  ];

  expect(masked(...lines)).toEqual(lines);
});
