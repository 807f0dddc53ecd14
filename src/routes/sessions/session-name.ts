import type { z } from 'zod';
import type { sessionView } from '#contract/reviews-sessions.ts';
import type { Translator } from '#ui/messages/translator.ts';

type Session = Pick<
  z.output<typeof sessionView>,
  'kind' | 'title' | 'place' | 'heldOn' | 'organisationName'
>;

/** Visits and mutual reviews have no title in the clerk's files: then kind and place, or the day. */
export function sessionName(session: Session, text: Translator): string {
  if (session.title) return session.title;
  const where = session.place || session.organisationName || session.heldOn;
  return text('sessions.untitled', { kind: text(`sessions.kind-${session.kind}`), where });
}
