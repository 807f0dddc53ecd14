import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId } from '../kernel/ids.ts';
import { aboutAll, gathered, look, type Resolution } from './asking.ts';
import { nameKey } from './cell-text.ts';
import type { Directory } from './directory.ts';
import type { OpeningDraft, OpinionDraft } from './draft-box.ts';
import { problemAt } from './problem.ts';
import type { NameResolver } from './resolve-names.ts';
import { placeOf, type RowSource } from './row-reader.ts';

export type ResolvedOpinion = OpinionDraft & {
  /** People whose full name stands in the text: recusal has to look at them (R48–R50). */
  readonly names: readonly PersonId[];
};
export type ResolvedOpening = {
  readonly source: RowSource;
  readonly date: CalendarDate;
  readonly keeperIds: readonly PersonId[];
  readonly opinions: readonly ResolvedOpinion[];
};

type NamedPerson = { readonly personId: PersonId; readonly key: string };

export function resolveBox(
  openings: readonly OpeningDraft[],
  { directory, resolver }: { readonly directory: Directory; readonly resolver: NameResolver },
): Resolution<ResolvedOpening> {
  const people = directory.people
    .map((person) => ({ personId: person.personId, key: nameKey(person.name) }))
    .filter((person) => person.key.length >= 2);
  return gathered(openings.map((opening) => resolveOpening(opening, people, resolver)));
}

function resolveOpening(
  opening: OpeningDraft,
  people: readonly NamedPerson[],
  resolver: NameResolver,
): Resolution<ResolvedOpening> {
  const place = placeOf(opening.source, 'keeper');
  const keepers = opening.keepers.map((name) => look(resolver.person(name), place));
  const about = aboutAll(keepers);
  const keeperIds = keepers.flatMap((keeper) => keeper.value ?? []);
  const opinions = opening.opinions.map((opinion) => ({
    ...opinion,
    names: namedIn(opinion.text, people),
  }));
  const named = opinions
    .filter((opinion) => opinion.names.length > 0)
    .map(({ source, names }) =>
      problemAt('opinion-names-person', placeOf(source, 'text'), { people: names.length }),
    );
  const problems = [...about.problems, ...named];
  if (keeperIds.length < keepers.length) return { resolved: [], ...about, problems };
  const { source, date } = opening;
  return { resolved: [{ source, date, keeperIds, opinions }], ...about, problems };
}

function namedIn(text: string, people: readonly NamedPerson[]): readonly PersonId[] {
  const key = nameKey(text);
  return people.filter((person) => key.includes(person.key)).map((person) => person.personId);
}
