import { namedByOffice } from '../opinions/named-people.ts';

/** Stands for a person in what leaves the house: no part of the name, and the same in every language. */
export const withheldName = '×××';

/**
 * Puts the sign in the place of every name of the roster. It looks names up by their lengths at each
 * letter, since a roster may have a hundred thousand of them.
 */
export function withholdingNames(names: readonly string[]): (text: string) => string {
  const known = new Set(names.filter((name) => name.length >= 2));
  const lengths = [...new Set([...known].map((name) => name.length))].sort((a, b) => b - a);
  const nameAt = (text: string, at: number) =>
    lengths.find((length) => known.has(text.slice(at, at + length)));
  return (text) => {
    let told = '';
    for (let at = 0; at < text.length;) {
      const length = nameAt(text, at);
      told += length ? withheldName : text[at];
      at += length ?? 1;
    }
    return told;
  };
}

/** 袁书记 tells as much as the name does: of the family name only a cross stays. */
export function withoutFamilyName(text: string, name: string): string {
  const named = namedByOffice(name);
  return named ? text.replaceAll(new RegExp(named, 'gu'), '×$<office>') : text;
}
