import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { matchKey, nameKey, splitList, withoutBrackets } from './cell-text.ts';
import type { Directory, DirectoryOrganisation, DirectoryPerson } from './directory.ts';
import { similarNames } from './similar-names.ts';
import { aliasesOf } from './organisation-names.ts';

export const questionCodes = [
  'person-unknown',
  'person-ambiguous',
  'organisation-unknown',
  'organisation-ambiguous',
  'party-unknown',
  'item-alike',
] as const;
export type QuestionCode = (typeof questionCodes)[number];
/** Asked once for a name, however often it occurs; the answer is an id or `skip`. */
export type Question = {
  readonly key: string;
  readonly code: QuestionCode;
  readonly text: string;
  readonly candidates: readonly { readonly id: string; readonly label: string }[];
};
/**
 * By question key: a person's, organisation's or item's id, `skip`, or `new` for a branch of the
 * roster, the organisation of a cycle sheet or an item of its own.
 */
export type Answers = Readonly<Partial<Record<string, string>>>;

export type Found<Value> =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'asked'; readonly question: Question };

export type ResolvedParty =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | {
      readonly kind: 'organisation';
      readonly organisationId: OrganisationId;
      /** 全体班子成员: its leadership team acts together. */
      readonly collective: boolean;
    };

export type NameResolver = {
  organisation(text: string): Found<OrganisationId>;
  /** `unit` narrows people of one name. */
  person(text: string, unit?: OrganisationId): Found<PersonId>;
  party(text: string, unit?: OrganisationId): Found<ResolvedParty>;
  /** Several names in one cell, split only where the whole is nobody's name. */
  parties(text: string, unit?: OrganisationId): readonly Found<ResolvedParty>[];
  /** The organisation that a longer text names, as 一支部支部大会; the longest name wins. */
  organisationIn(text: string): OrganisationId | undefined;
};

/** Longer than this is no list of names, but text in the wrong column. */
const mostNames = 20;
const longestPair = 100;
const mostOffered = 30;
const titlesAfterName = /(同志|总支书记|支部书记|党支部书记|副书记|书记|委员|主任|组长)$/;
const collectiveWords = /(全体)?(领导)?(班子)(全体)?(成员)?$|全体(班子)?成员$|支部?委员会$|支委会$/;

/** Exact after folding widths, blanks and case; what is not exact is asked, never guessed. */
export function nameResolver(directory: Directory, answers: Answers = {}): NameResolver {
  const people = groupBy(directory.people, (person) => nameKey(person.name));
  const aliases = aliasTable(directory);
  const organisationsById = new Map(
    directory.organisations.map((each) => [each.organisationId, each]),
  );
  const peopleById = new Map(directory.people.map((each) => [each.personId, each]));
  const longestFirst = [...aliases.keys()].sort((a, b) => b.length - a.length);
  const remembered = new Map<string, OrganisationId | undefined>();
  const similar = similarNames(directory.people);
  return { organisation, person, party, parties, organisationIn };

  function organisation(text: string): Found<OrganisationId> {
    const candidates = organisationsNamed(text);
    const [only] = candidates;
    if (only && candidates.length === 1) return found(only.organisationId);
    const code = candidates.length === 0 ? 'organisation-unknown' : 'organisation-ambiguous';
    const choices = candidates.length === 0 ? directory.organisations : candidates;
    return asked(
      `organisation:${matchKey(text)}`,
      { code, text, candidates: choices.map(labelled) },
      organisationAnswer,
    );
  }

  function person(text: string, unit?: OrganisationId): Found<PersonId> {
    const everywhere = peopleNamed(text);
    const inUnit = everywhere.filter((each) => each.organisationId === unit);
    const candidates = inUnit.length > 0 ? inUnit : everywhere;
    const [only] = candidates;
    if (only && candidates.length === 1) return found(only.personId);
    const code = candidates.length === 0 ? 'person-unknown' : 'person-ambiguous';
    const choices = candidates.length === 0 ? similar(text) : candidates;
    const scope = code === 'person-ambiguous' && unit !== undefined ? `@${unit}` : '';
    return asked(
      `person:${nameKey(text)}${scope}`,
      { code, text, candidates: choices.map(labelledPerson) },
      personAnswer,
    );
  }

  function party(text: string, unit?: OrganisationId): Found<ResolvedParty> {
    const collective = collectiveWords.test(matchKey(text));
    const bodyText = collective ? matchKey(text).replace(collectiveWords, '') : text;
    const organisations = organisationsNamed(bodyText === '' ? '总支' : bodyText);
    if (organisations.length > 0)
      return asParty(organisation(bodyText === '' ? '总支' : bodyText), collective);
    if (peopleNamed(text).length > 0) {
      const one = person(text, unit);
      return one.kind === 'found' ? found({ kind: 'person', personId: one.value }) : one;
    }
    const candidates = [
      ...similar(text).map(labelledPerson),
      ...directory.organisations.slice(0, mostOffered).map(labelled),
    ];
    const question = { code: 'party-unknown' as const, text, candidates };
    return asked(`party:${matchKey(text)}`, question, partyAnswer);
  }

  function parties(text: string, unit?: OrganisationId): readonly Found<ResolvedParty>[] {
    if (known(text) || answers[`party:${matchKey(text)}`] !== undefined) return [party(text, unit)];
    const pieces = splitList(text).flatMap((piece) => splitAtAnd(piece));
    const isList = pieces.length > 0 && pieces.length <= mostNames;
    return (isList ? pieces : [text]).map((piece) => party(piece, unit));
  }

  /** 和 may be part of a name, so it divides only when both sides are known. */
  function splitAtAnd(piece: string): readonly string[] {
    if (known(piece) || piece.length > longestPair) return [piece];
    for (const match of piece.matchAll(/[和与及]/g)) {
      const sides = [piece.slice(0, match.index), piece.slice(match.index + 1)].map((side) =>
        side.trim(),
      );
      if (sides.every((side) => side !== '' && known(side))) return sides;
    }
    const byBlank = piece.split(/\s+/);
    return byBlank.length > 1 && byBlank.every(known) ? byBlank : [piece];
  }

  function known(text: string): boolean {
    return (
      organisationsNamed(text).length > 0 ||
      peopleNamed(text).length > 0 ||
      collectiveWords.test(matchKey(text))
    );
  }

  function organisationIn(text: string): OrganisationId | undefined {
    const key = matchKey(text);
    if (!remembered.has(key)) remembered.set(key, findOrganisationIn(key));
    return remembered.get(key);
  }

  function findOrganisationIn(key: string): OrganisationId | undefined {
    const alias = longestFirst.find((each) => standsIn(key, each));
    const owners = alias === undefined ? [] : (aliases.get(alias) ?? []);
    return owners.length === 1 ? owners[0]?.organisationId : undefined;
  }

  function organisationsNamed(text: string): readonly DirectoryOrganisation[] {
    return aliases.get(matchKey(text)) ?? aliases.get(matchKey(withoutBrackets(text))) ?? [];
  }

  function peopleNamed(text: string): readonly DirectoryPerson[] {
    const forms = [
      text,
      withoutBrackets(text),
      nameKey(withoutBrackets(text)).replace(titlesAfterName, ''),
    ];
    return forms.map((form) => people.get(nameKey(form))).find((each) => each !== undefined) ?? [];
  }

  function asked<Value>(
    key: string,
    question: Omit<Question, 'key'>,
    valueOf: (answer: string) => Value | undefined,
  ): Found<Value> {
    const answer = answers[key];
    if (answer === 'skip') return { kind: 'skipped' };
    const value = answer === undefined ? undefined : valueOf(answer);
    return value === undefined ? { kind: 'asked', question: { key, ...question } } : found(value);
  }

  function organisationAnswer(answer: string): OrganisationId | undefined {
    return organisationsById.get(answer as OrganisationId)?.organisationId;
  }

  function personAnswer(answer: string): PersonId | undefined {
    return peopleById.get(answer as PersonId)?.personId;
  }

  function partyAnswer(answer: string): ResolvedParty | undefined {
    const personId = personAnswer(answer);
    if (personId) return { kind: 'person', personId };
    const organisationId = organisationAnswer(answer);
    return organisationId && { kind: 'organisation', organisationId, collective: false };
  }

  function labelledPerson(each: DirectoryPerson): { id: string; label: string } {
    const unit = organisationsById.get(each.organisationId)?.name ?? '';
    return { id: each.personId, label: `${each.name} ${unit}`.trim() };
  }
}

function asParty(of: Found<OrganisationId>, collective: boolean): Found<ResolvedParty> {
  return of.kind === 'found'
    ? found({ kind: 'organisation', organisationId: of.value, collective })
    : of;
}

function found<Value>(value: Value): Found<Value> {
  return { kind: 'found', value };
}

function labelled(each: DirectoryOrganisation): { id: string; label: string } {
  return { id: each.organisationId, label: each.name };
}

/** 一支部 does not stand in 第十一支部. */
function standsIn(key: string, alias: string): boolean {
  const at = key.indexOf(alias);
  if (at < 0) return false;
  return !(
    /^[一二三四五六七八九十\d]/.test(alias) && /[一二三四五六七八九十\d]/.test(key[at - 1] ?? '')
  );
}

function aliasTable(directory: Directory): ReadonlyMap<string, readonly DirectoryOrganisation[]> {
  const table = new Map<string, DirectoryOrganisation[]>();
  for (const organisation of directory.organisations) {
    for (const alias of aliasesOf(organisation, directory)) {
      table.set(alias, [...(table.get(alias) ?? []), organisation]);
    }
  }
  return table;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
