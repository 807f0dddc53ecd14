import type { Problem, Place } from './problem.ts';
import { problemAt } from './problem.ts';
import type { Found, Question } from './resolve-names.ts';

/** What came of resolving: the records that are complete, what is said, and what is asked. */
export type Resolution<Resolved> = {
  readonly resolved: readonly Resolved[];
  readonly problems: readonly Problem[];
  readonly questions: readonly Question[];
};

export type Looked<Value> = { readonly value?: Value } & Omit<Resolution<never>, 'resolved'>;

export function look<Value>(found: Found<Value>, place: Place): Looked<Value> {
  switch (found.kind) {
    case 'found':
      return { value: found.value, problems: [], questions: [] };
    case 'skipped':
      return { problems: [problemAt('skipped-by-answer', place)], questions: [] };
    case 'asked': {
      const { question } = found;
      const params = { text: question.text.slice(0, 100), key: question.key };
      return { problems: [problemAt(question.code, place, params)], questions: [question] };
    }
  }
}

/** Nothing to look up is fine: the value stays absent. */
export function lookOptional<Value>(
  text: string | undefined,
  place: Place,
  find: (text: string) => Found<Value>,
): Looked<Value> {
  return text === undefined ? { problems: [], questions: [] } : look(find(text), place);
}

export function gathered<Resolved>(rows: readonly Resolution<Resolved>[]): Resolution<Resolved> {
  const questions = new Map(rows.flatMap((row) => row.questions).map((each) => [each.key, each]));
  return {
    resolved: rows.flatMap((row) => row.resolved),
    problems: rows.flatMap((row) => row.problems),
    questions: [...questions.values()],
  };
}

export function aboutAll(looked: readonly Looked<unknown>[]): Omit<Resolution<never>, 'resolved'> {
  return {
    problems: looked.flatMap((each) => each.problems),
    questions: looked.flatMap((each) => each.questions),
  };
}
