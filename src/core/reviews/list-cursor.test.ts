import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { ReviewId } from '../kernel/ids.ts';
import { cursorText, listCursor } from './list-cursor.ts';

it('comes back as it was written', () => {
  fc.assert(
    fc.property(
      fc.record({
        number: fc.nat(),
        occurredOn: fc.constantFrom('2026-02-28', '2024-02-29') as fc.Arbitrary<CalendarDate>,
        reviewId: fc.uuid() as fc.Arbitrary<ReviewId>,
        direction: fc.constantFrom('after', 'before'),
      }),
      (cursor) => {
        expect(listCursor(cursorText(cursor))).toEqual(cursor);
      },
    ),
  );
});

it('is not read from any other text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(listCursor(text)).toBeUndefined();
    }),
  );
  expect(listCursor(`a.1.2026-02-30.${crypto.randomUUID()}`)).toBeUndefined();
});
