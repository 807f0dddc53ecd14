import type { PersonCounts } from '../appraisals/tally.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { aboutAll, look, type Resolution } from './asking.ts';
import type { DirectoryPerson } from './directory.ts';
import type { BallotsDraft } from './draft-ballots.ts';
import { problemAt, type Problem } from './problem.ts';
import type { ReviewContext } from './resolve-reviews.ts';

export type ResolvedTally = {
  readonly sheet: string;
  readonly organisationId: OrganisationId;
  readonly issued?: number;
  readonly collected: number;
  readonly valid: number;
  readonly voters: BallotsDraft['voters'];
  readonly rows: readonly { readonly personId: PersonId; readonly counts: PersonCounts }[];
};

/** Probationary members take part but receive no grade. */
export function canBeGraded(person: Pick<DirectoryPerson, 'probationary'>): boolean {
  return !person.probationary;
}

export function resolveBallots(
  draft: BallotsDraft,
  { resolver, directory, people }: ReviewContext,
): Resolution<ResolvedTally> {
  const place = { sheet: draft.sheet, ref: 'A1' };
  const named = draft.titles.map((title) => resolver.organisationIn(title)).find(Boolean);
  const organisation = look(
    named ? { kind: 'found', value: named } : resolver.organisation(draft.sheet),
    place,
  );
  const unitId = organisation.value;
  const looked = draft.candidates.map(({ name, ref }) =>
    look(resolver.person(name, unitId), { sheet: draft.sheet, ref }),
  );
  const about = aboutAll([organisation, ...looked]);
  if (!unitId || about.questions.length > 0) return { resolved: [], ...about };
  const rows = draft.candidates.flatMap(({ counts }, index) => {
    const personId = looked[index]?.value;
    const person = personId && people.get(personId);
    return person && canBeGraded(person) ? [{ personId: person.personId, counts }] : [];
  });
  const { sheet, collected, valid, voters } = draft;
  const issued = draft.issued === undefined ? {} : { issued: draft.issued };
  const problems: readonly Problem[] = [
    ...about.problems,
    ...draft.candidates.flatMap(({ name, ref }, index) => {
      const person = people.get(looked[index]?.value ?? ('' as PersonId));
      const graded = !person || canBeGraded(person);
      return graded ? [] : [problemAt('graded-probationary', { sheet, ref }, { name })];
    }),
    ...directory.people
      .filter((person) => person.organisationId === unitId && canBeGraded(person))
      .filter((person) => !rows.some((row) => row.personId === person.personId))
      .map((person) => problemAt('member-without-ballots', place, { name: person.name })),
  ];
  const tally = { sheet, organisationId: unitId, ...issued, collected, valid, voters, rows };
  return { resolved: [tally], questions: [], problems };
}
