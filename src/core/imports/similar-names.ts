import { nameKey, withoutBrackets } from './cell-text.ts';
import type { DirectoryPerson } from './directory.ts';

const mostOffered = 8;

/**
 * People whose name differs in one character, as a slip of the pen: offered as answers, never taken.
 * The index is built on the first question.
 */
export function similarNames(
  people: readonly DirectoryPerson[],
): (text: string) => readonly DirectoryPerson[] {
  let index: ReadonlyMap<string, readonly DirectoryPerson[]> | undefined;
  return (text) => {
    index ??= indexOf(people);
    const found = patternsOf(nameKey(withoutBrackets(text))).flatMap(
      (pattern) => index?.get(pattern) ?? [],
    );
    return [...new Set(found)].slice(0, mostOffered);
  };
}

function indexOf(
  people: readonly DirectoryPerson[],
): ReadonlyMap<string, readonly DirectoryPerson[]> {
  const index = new Map<string, DirectoryPerson[]>();
  for (const person of people) {
    for (const pattern of patternsOf(nameKey(person.name))) {
      const known = index.get(pattern);
      if (known) known.push(person);
      else index.set(pattern, [person]);
    }
  }
  return index;
}

/** The name with each of its characters left open in turn. */
function patternsOf(name: string): readonly string[] {
  const characters = [...name];
  if (characters.length < 2 || characters.length > 12) return [];
  return characters.map((_, at) => characters.with(at, '?').join(''));
}
