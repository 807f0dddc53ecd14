import type { z } from 'zod';
import type { sessionNaming } from '#contract/reviews-views.ts';
import type { Translator } from '#ui/messages/translator.ts';

/** Visits and mutual reviews have no title in the clerk's files: then kind, branch, place and day. */
export function sessionName(session: z.output<typeof sessionNaming>, text: Translator): string {
  const { kind, title, organisationName, place, heldOn } = session;
  if (title) return title;
  const where = [organisationName, place, heldOn].filter(Boolean).join(' · ');
  return text('sessions.untitled', { kind: text(`sessions.kind-${kind}`), where });
}
