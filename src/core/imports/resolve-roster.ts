import type { NewId, OrganisationId, PersonId } from '../kernel/ids.ts';
import { gathered, look, type Looked, type Resolution } from './asking.ts';
import { matchKey, nameKey } from './cell-text.ts';
import type { Directory, DirectoryOrganisation, DirectoryPerson } from './directory.ts';
import type { MemberDraft, PostKind } from './draft-roster.ts';
import { problemAt } from './problem.ts';
import { nameResolver, type Answers } from './resolve-names.ts';
import { placeOf, type RowSource } from './row-reader.ts';

export type ResolvedMember = {
  readonly source: RowSource;
  readonly personId: PersonId;
  /** Not in the directory before: to be admitted. */
  readonly isNew: boolean;
  readonly name: string;
  readonly organisationId: OrganisationId;
  readonly posts: readonly {
    readonly organisationId: OrganisationId;
    readonly kind: PostKind;
    readonly title: string;
  }[];
  readonly birthYear?: number;
  readonly probationary: boolean;
  readonly mobile: boolean;
};
export type ResolvedRoster = Resolution<ResolvedMember> & {
  /** The directory with the new branches and members, for resolving the other sheets. */
  readonly directory: Directory;
  readonly newOrganisations: readonly DirectoryOrganisation[];
};

/**
 * Resolves branches and people of a roster. A directory without branches takes them from the roster;
 * once it has some, an unknown branch is asked about (answer: an id, `new` or `skip`).
 */
export function resolveRoster(
  members: readonly MemberDraft[],
  directory: Directory,
  { answers = {}, newId }: { readonly answers?: Answers; readonly newId: NewId },
): ResolvedRoster {
  const units = resolveUnits(members, directory, { answers, newId });
  const known = peopleByUnitAndName(directory.people);
  const resolution = gathered(
    members.map((member) => resolveMember(member, units, { known, newId })),
  );
  const added = resolution.resolved.filter((member) => member.isNew).map(directoryPerson);
  const updated = new Map(resolution.resolved.map((member) => [member.personId, member]));
  const people = directory.people.map((person) => {
    const member = updated.get(person.personId);
    return member ? directoryPerson(member) : person;
  });
  return {
    ...resolution,
    directory: { organisations: units.organisations, people: [...people, ...added] },
    newOrganisations: units.organisations.slice(directory.organisations.length),
  };
}

type Units = {
  readonly organisations: readonly DirectoryOrganisation[];
  readonly rootId: OrganisationId | undefined;
  readonly byText: ReadonlyMap<string, Looked<OrganisationId>>;
};

function resolveUnits(
  members: readonly MemberDraft[],
  directory: Directory,
  { answers, newId }: { readonly answers: Answers; readonly newId: NewId },
): Units {
  const root = directory.organisations.find((each) => each.kind === 'root');
  const mayAdd = !directory.organisations.some((each) => each.kind !== 'root');
  let organisations: readonly DirectoryOrganisation[] = directory.organisations;
  const byText = new Map<string, Looked<OrganisationId>>();
  for (const member of members) {
    if (byText.has(member.unit)) continue;
    const place = placeOf(member.source, 'unit');
    const key = `organisation:${matchKey(member.unit)}`;
    const found = nameResolver({ organisations, people: [] }, answers).organisation(member.unit);
    const isUnknown = found.kind === 'asked' && found.question.code === 'organisation-unknown';
    if (!isUnknown || !(mayAdd || answers[key] === 'new')) {
      byText.set(member.unit, look(found, place));
      continue;
    }
    const organisation = newUnit(member.unit, root?.organisationId ?? null, newId);
    organisations = [...organisations, organisation];
    const note = problemAt('organisation-new', place, { name: organisation.name });
    byText.set(member.unit, {
      value: organisation.organisationId,
      problems: [note],
      questions: [],
    });
  }
  return { organisations, rootId: root?.organisationId, byText };
}

function newUnit(
  name: string,
  parentId: OrganisationId | null,
  newId: NewId,
): DirectoryOrganisation {
  const organisationId = newId<OrganisationId>();
  return { organisationId, name: name.slice(0, 100), otherNames: [], kind: 'unit', parentId };
}

type KnownPeople = ReadonlyMap<string, readonly DirectoryPerson[]>;

function resolveMember(
  member: MemberDraft,
  units: Units,
  { known, newId }: { readonly known: KnownPeople; readonly newId: NewId },
): Resolution<ResolvedMember> {
  const unit = units.byText.get(member.unit);
  const isFirst = unit?.problems.some((each) => each.ref === placeOf(member.source, 'unit').ref);
  const about = isFirst || unit?.value === undefined ? (unit?.problems ?? []) : [];
  const questions = unit?.questions ?? [];
  if (unit?.value === undefined) return { resolved: [], problems: about, questions };
  const same = known.get(`${unit.value}|${nameKey(member.name)}`) ?? [];
  if (same.length > 1) {
    const place = placeOf(member.source, 'name');
    const problem = problemAt('person-repeated', place, { name: member.name, first: '' });
    return { resolved: [], problems: [...about, problem], questions };
  }
  const [person] = same;
  const resolved = {
    ...member,
    personId: person?.personId ?? newId<PersonId>(),
    isNew: person === undefined,
    organisationId: unit.value,
    posts: postsOf(member, unit.value, units.rootId),
  };
  return { resolved: [resolved], problems: about, questions };
}

function postsOf(
  member: MemberDraft,
  unitId: OrganisationId,
  rootId: OrganisationId | undefined,
): ResolvedMember['posts'] {
  return member.posts.map(({ kind, title, level }) => ({
    organisationId: level === 'root' ? (rootId ?? unitId) : unitId,
    kind,
    title,
  }));
}

function directoryPerson(member: ResolvedMember): DirectoryPerson {
  const { personId, name, organisationId, probationary } = member;
  const posts = member.posts.map((post) => ({
    organisationId: post.organisationId,
    kind: post.kind,
  }));
  return { personId, name, organisationId, posts, probationary };
}

function peopleByUnitAndName(people: readonly DirectoryPerson[]): KnownPeople {
  const known = new Map<string, DirectoryPerson[]>();
  for (const person of people) {
    const key = `${person.organisationId}|${nameKey(person.name)}`;
    known.set(key, [...(known.get(key) ?? []), person]);
  }
  return known;
}
