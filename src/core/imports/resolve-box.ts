import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { PersonId } from '../kernel/ids.ts';
import { peopleNamedIn } from '../opinions/named-people.ts';
import { aboutAll, gathered, look, type Resolution } from './asking.ts';
import type { Directory } from './directory.ts';
import type { OpeningDraft, OpinionDraft } from './draft-box.ts';
import { problemAt } from './problem.ts';
import type { NameResolver } from './resolve-names.ts';
import { placeOf, type RowSource } from './row-reader.ts';

export type ResolvedOpinion = OpinionDraft & {
  /** People whom the text names, also by office (袁书记): recusal has to look at them (R48–R50). */
  readonly names: readonly PersonId[];
};
export type ResolvedOpening = {
  readonly source: RowSource;
  readonly date: CalendarDate;
  readonly keeperIds: readonly PersonId[];
  readonly opinions: readonly ResolvedOpinion[];
};

export function resolveBox(
  openings: readonly OpeningDraft[],
  { directory, resolver }: { readonly directory: Directory; readonly resolver: NameResolver },
): Resolution<ResolvedOpening> {
  const { people } = directory;
  return gathered(openings.map((opening) => resolveOpening(opening, people, resolver)));
}

function resolveOpening(
  opening: OpeningDraft,
  people: Directory['people'],
  resolver: NameResolver,
): Resolution<ResolvedOpening> {
  const place = placeOf(opening.source, 'keeper');
  const keepers = opening.keepers.map((name) => look(resolver.person(name), place));
  const about = aboutAll(keepers);
  const keeperIds = keepers.flatMap((keeper) => keeper.value ?? []);
  const opinions = opening.opinions.map((opinion) => ({
    ...opinion,
    names: peopleNamedIn(opinion.text, people),
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
