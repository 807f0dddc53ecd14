import { expect, it } from 'vitest';
import type { PersonId } from '../kernel/ids.ts';
import { correctionBar } from './correction.ts';

const she = 'she' as PersonId;
const head = 'head' as PersonId;

it.each([
  ['somebody else', head, null, undefined],
  ['whoever asked', she, null, 'own-request'],
  ['somebody after it was answered', head, 'corrected', 'already-answered'],
] as const)('a request for correction is answered by %s', (_, by, outcome, bar) => {
  expect(correctionBar({ personId: she, outcome }, by)).toBe(bar);
});
