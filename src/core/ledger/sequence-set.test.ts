import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSequenceSet } from './sequence-set.ts';

it('a set of sequence numbers holds what a set holds, in order', () => {
  const step = fc.record({ seq: fc.oneof(fc.nat(70), fc.maxSafeNat()), add: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const set = createSequenceSet();
      const model = new Set<number>();
      for (const { seq, add } of steps) {
        const [own, other] = add ? (['add', 'add'] as const) : (['remove', 'delete'] as const);
        set[own](seq);
        model[other](seq);
      }

      expect([...set.all()]).toEqual([...model].sort((left, right) => left - right));
      expect(steps.every(({ seq }) => set.has(seq) === model.has(seq))).toBe(true);
    }),
  );
});
