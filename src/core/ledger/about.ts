import type { Fact } from './catalogue.ts';

const aboutKeys = ['reviewId', 'rectificationId', 'issueId', 'opinionId'] as const;

/** The ids whose history a fact belongs to. */
export function aboutOf(fact: Fact): readonly string[] {
  const body = fact.body as Record<string, unknown>;
  return aboutKeys.map((key) => body[key]).filter((id): id is string => typeof id === 'string');
}
