import type { NewId, OrganisationId } from '../kernel/ids.ts';
import { matchKey } from './cell-text.ts';
import type { Directory } from './directory.ts';
import type { CycleDraft } from './draft-cycle.ts';
import { problemAt, type Problem } from './problem.ts';
import { nameResolver, type Answers } from './resolve-names.ts';

export type WithCycleOrganisation = {
  readonly directory: Directory;
  readonly problems: readonly Problem[];
};

/**
 * Adds the organisation that a cycle sheet names: in a new village, which has none yet, and where a
 * person answered that it is new. It is the whole when there is none, else a part of it.
 */
export function withCycleOrganisation(
  directory: Directory,
  cycles: readonly CycleDraft[],
  { answers, newId }: { readonly answers: Answers; readonly newId: NewId },
): WithCycleOrganisation {
  const cycle = cycles.find((each) => each.organisation !== undefined);
  const name = cycle?.organisation;
  if (!cycle || name === undefined) return { directory, problems: [] };
  if (directory.organisations.length === 0) {
    return { directory: withOrganisation(directory, name, newId), problems: [] };
  }
  const isNew = answers[organisationKey(name)] === 'new';
  const found = nameResolver(directory).organisation(name);
  const isUnknown = found.kind === 'asked' && found.question.code === 'organisation-unknown';
  if (!isNew || !isUnknown) return { directory, problems: [] };
  const place = { sheet: cycle.sheet, ref: cycle.refs['organisation'] };
  return {
    directory: withOrganisation(directory, name, newId),
    problems: [problemAt('organisation-new', place, { name })],
  };
}

/** Of the question which organisation a text means. */
export function organisationKey(text: string): string {
  return `organisation:${matchKey(text)}`;
}

function withOrganisation(directory: Directory, name: string, newId: NewId): Directory {
  const root = directory.organisations.find((each) => each.kind === 'root');
  const added = {
    organisationId: newId<OrganisationId>(),
    name: name.slice(0, 100),
    otherNames: [],
    kind: root ? ('unit' as const) : ('root' as const),
    parentId: root?.organisationId ?? null,
  };
  return { ...directory, organisations: [...directory.organisations, added] };
}
