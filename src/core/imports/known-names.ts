import { matchKey, nameKey, splitList, withoutBrackets } from './cell-text.ts';
import type { Directory } from './directory.ts';
import type { MemberDraft } from './draft-roster.ts';
import { aliasesOf } from './organisation-names.ts';

/** Whether a text is nothing but names of people, or of people and organisations, that are known. */
export type KnownNames = {
  readonly arePeople: (text: string) => boolean;
  readonly areParties: (text: string) => boolean;
  readonly areOrganisations: (text: string) => boolean;
};

export const nobodyKnown: KnownNames = {
  arePeople: () => false,
  areParties: () => false,
  areOrganisations: () => false,
};

/** Of the directory and of a roster that comes in with the same upload. */
export function knownNames(directory: Directory, members: readonly MemberDraft[]): KnownNames {
  const people = new Set([...directory.people, ...members].map((each) => nameKey(each.name)));
  const organisations = new Set([
    ...directory.organisations.flatMap((each) => aliasesOf(each, directory)),
    ...members.flatMap(({ unit }) => [matchKey(unit), matchKey(withoutBrackets(unit))]),
  ]);
  const isPerson = (name: string) => people.has(nameKey(withoutBrackets(name)));
  const isOrganisation = (name: string) =>
    organisations.has(matchKey(name)) || organisations.has(matchKey(withoutBrackets(name)));
  return {
    arePeople: (text) => isEach(text, isPerson),
    areParties: (text) => isEach(text, (name) => isPerson(name) || isOrganisation(name)),
    areOrganisations: (text) => isEach(text, isOrganisation),
  };
}

const mostNames = 20;
const longestList = 200;

function isEach(text: string, isKnown: (name: string) => boolean): boolean {
  if (text.length > longestList) return false;
  const names = splitList(text);
  return names.length > 0 && names.length <= mostNames && names.every(isKnown);
}
