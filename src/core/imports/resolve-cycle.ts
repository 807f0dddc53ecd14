import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { aboutAll, look, lookOptional, type Looked, type Resolution } from './asking.ts';
import type { Directory } from './directory.ts';
import type { CycleDraft } from './draft-cycle.ts';
import { type Place, type Problem, problemAt } from './problem.ts';
import type { NameResolver } from './resolve-names.ts';

export type ResolvedCycle = {
  readonly draft: CycleDraft;
  readonly rootId: OrganisationId;
  readonly headId?: PersonId;
  readonly deputyIds: readonly PersonId[];
  readonly memberIds: readonly PersonId[];
  readonly keeperIds: readonly PersonId[];
};

export function resolveCycle(
  draft: CycleDraft,
  directory: Directory,
  resolver: NameResolver,
): Resolution<ResolvedCycle> {
  const at = (role: string) => ({ sheet: draft.sheet, ref: draft.refs[role] });
  const person = (name: string, role: string) => look(resolver.person(name), at(role));
  const head = lookOptional(draft.head, at('head'), (name) => resolver.person(name));
  const deputies = draft.deputies.map((name) => person(name, 'deputies'));
  const members = draft.members.map((name) => person(name, 'members'));
  const keepers = draft.keepers.map((name) => person(name, 'keepers'));
  const organisation = lookOptional(draft.organisation, at('organisation'), resolver.organisation);
  const { questions, ...asked } = aboutAll([
    organisation,
    head,
    ...deputies,
    ...members,
    ...keepers,
  ]);
  const notes = [...headNotes(head, at('head')), ...keeperNotes(keepers, at('keepers'))];
  const about = { questions, problems: [...asked.problems, ...notes] };
  const root = directory.organisations.find((each) => each.kind === 'root');
  const rootId = organisation.value ?? root?.organisationId;
  if (!rootId || questions.length > 0) return { resolved: [], ...about };
  const ids = (looked: typeof members) => looked.flatMap((each) => each.value ?? []);
  const resolved = {
    draft,
    rootId,
    ...(head.value ? { headId: head.value } : {}),
    deputyIds: ids(deputies),
    memberIds: ids(members),
    keeperIds: ids(keepers),
  };
  return { resolved: [resolved], ...about };
}

function headNotes(head: Looked<PersonId>, place: Place): readonly Problem[] {
  return isThere(head) ? [] : [problemAt('cycle-without-head', place)];
}

/** Two people open the box together. */
function keeperNotes(looked: readonly Looked<PersonId>[], place: Place): readonly Problem[] {
  const keepers = looked.filter(isThere).length;
  return keepers >= 2 ? [] : [problemAt('cycle-without-keepers', place, { keepers })];
}

/** Known, or still asked about; neither left open in the sheet nor left out by an answer. */
function isThere({ value, questions }: Looked<PersonId>): boolean {
  return value !== undefined || questions.length > 0;
}
