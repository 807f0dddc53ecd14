import { searchableText } from '../kernel/search-text.ts';
import type { PersonId } from '../kernel/ids.ts';

/** A member as far as a text may name him; posts let 袁书记 be understood. */
export interface NameablePerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly posts: readonly unknown[];
}

/**
 * The people whom a text names: by full name, the longest names first so that 李雨 is not found inside
 * 李雨婷, or by family name and office (袁书记). Two people of one name are both named: recusal
 * rather takes one too many than one too few.
 */
export function peopleNamedIn(
  text: string,
  people: readonly NameablePerson[],
): readonly PersonId[] {
  let rest = searchableText(text);
  const found = new Set<PersonId>();
  const byName = Map.groupBy(people, (person) => searchableText(person.name));
  const names = [...byName.keys()].filter((name) => name.length >= 2);
  for (const name of names.sort(longestFirst)) {
    if (!rest.includes(name)) continue;
    for (const person of byName.get(name) ?? []) found.add(person.personId);
    rest = rest.replaceAll(name, '\u0000');
  }
  for (const person of people.filter(({ posts }) => posts.length > 0)) {
    if (namedByOffice(searchableText(person.name))?.test(rest)) found.add(person.personId);
  }
  return people.map(({ personId }) => personId).filter((id) => found.delete(id));
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length || (one < other ? -1 : 1);
}

const offices = '(?:老)?(?:总支|支部|村)?(?:副)?(?:书记|支书|主任|委员|村长|组长)';

/** Where a text says 袁书记 of somebody; nothing for a name that is not written in Han characters. */
export function namedByOffice(name: string): RegExp | undefined {
  const family = familyName(name);
  if (!/^\p{Script=Han}+$/u.test(family)) return undefined;
  return new RegExp(`${family}(?<office>${offices})`, 'u');
}

const twoCharacterFamilies =
  /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|端木)/;

function familyName(name: string): string {
  return twoCharacterFamilies.exec(name)?.[0] ?? name.slice(0, 1);
}
