import type { z } from 'zod';
import type { reviewView } from '#contract/reviews-views.ts';
import type { Formats } from '#ui/formats.ts';
import type { Translator } from '#ui/messages/translator.ts';

type Review = Pick<z.output<typeof reviewView>, 'deadlineText' | 'deadline' | 'rectifications'>;

/**
 * The deadline in the review's own words. Its rectification may have another one, of its requirement
 * (11月15日前) or extended; then both are said, and which of them counts.
 */
export function ownDeadline(
  { deadlineText, deadline, rectifications }: Review,
  { text, formats }: { readonly text: Translator; readonly formats: Formats },
): string | undefined {
  if (!deadlineText && !deadline) return undefined;
  const words = deadlineText ?? formats.day(deadline ?? undefined);
  const others = rectifications.map((each) => each.deadline).filter((day) => day !== deadline);
  if (others.length === 0) return words;
  const days = formats.list([...new Set(others)].toSorted().map(formats.day));
  return text('reviews.own-deadline-and-items', { words, days });
}
