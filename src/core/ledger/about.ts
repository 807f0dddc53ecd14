import type { Fact } from './catalogue.ts';

const aboutKeys = [
  'reviewId',
  'rectificationId',
  'issueId',
  'ideaId',
  'opinionId',
  'sessionId',
] as const;

/** The ids whose history a fact belongs to. */
export function aboutOf(fact: Fact): readonly string[] {
  if (fact.type === 'import.committed' || fact.type === 'import.undone')
    return [fact.body.importId];
  if (fact.type === 'review.recorded') return [fact.body.reviewId];
  const body = fact.body as Record<string, unknown>;
  return aboutKeys.map((key) => body[key]).filter((id): id is string => typeof id === 'string');
}
