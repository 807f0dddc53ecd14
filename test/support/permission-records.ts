import type { OperationName } from '#contract/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { isShareable, mayReadOpinion, type Readable } from '#core/opinions/reading.ts';
import { reachOf } from '#core/people/permissions.ts';
import { visibilityFor } from '#core/reviews/visibility.ts';
import type { Asker } from './permission-askers.ts';
import { type IdField, idFields } from './permission-inputs.ts';
import type { Furnished } from './permission-village.ts';

/** One id and who may know of what it names, for an operation that is there for them. */
export interface Known {
  readonly what: string;
  readonly field: IdField;
  readonly id: string;
  readonly isSeenBy: (asker: Asker, operation: OperationName) => boolean;
}

/** A review or what goes back to it: whose it is, and on which sides somebody stands. */
export interface Sides {
  readonly confidential: boolean;
  readonly unitId: string;
  readonly ids: readonly string[];
}

/** Whether the rule of R83, R33 and R77 shows it: `visibilityFor` by what the permission table says. */
export function seesReview(sides: Sides, list: OperationName = 'reviews.list') {
  return ({ scope, heads }: Asker): boolean => {
    const reach = reachOf(list, scope.roles);
    const seen = visibilityFor({ reach, personId: scope.personId, heads });
    if (seen.kind === 'everything') return true;
    if (seen.ownIds.some((id) => sides.ids.includes(id))) return true;
    if (sides.confidential || seen.kind === 'own') return false;
    return seen.kind === 'open' || seen.unitIds.some((id) => id === sides.unitId);
  };
}

/** Problems have no sides: who lists all of them knows of the confidential ones. */
export function seesIssue({ scope }: Asker): boolean {
  return reachOf('issues.list', scope.roles).has('whole');
}

/** Recusal (R48–R50) and the way that a slip goes (R50). */
export function readsOpinion(village: Furnished, opinion: Readable) {
  const { places, groupMember, keepers } = village;
  const readers = { head: places.chief, group: [places.chief, groupMember], keepers };
  return ({ scope: { personId } }: Asker): boolean =>
    personId === null
      ? isShareable(opinion)
      : mayReadOpinion(opinion, personId, { tree: treeOf(village), readers });
}

function treeOf({ places, groupMember, keepers }: Furnished) {
  const { root, first, second, chief, firstHead, secondHead } = places;
  const organisations = [
    { organisationId: root, parentId: null },
    { organisationId: first, parentId: root },
    { organisationId: second, parentId: root },
  ];
  const head = (organisationId: typeof root) => [{ organisationId, kind: 'head' as const }];
  const people = [
    { personId: chief, organisationId: first, posts: head(root) },
    { personId: firstHead, organisationId: first, posts: head(first) },
    { personId: secondHead, organisationId: second, posts: head(second) },
    { personId: groupMember, organisationId: first, posts: [] },
    ...keepers.map((personId) => ({ personId, organisationId: second, posts: [] })),
  ];
  return { organisations, people };
}

/** What `furnish` recorded, as far as not everybody who may ask sees it. */
export function furnishedRecords(village: Furnished): readonly Known[] {
  const { ids, others, places, talk } = village;
  const first = {
    confidential: false,
    unitId: places.first,
    ids: [places.firstHead, places.firstMember],
  };
  const second = {
    confidential: false,
    unitId: places.second,
    ids: [places.secondHead, places.secondMember],
  };
  const between = {
    confidential: true,
    unitId: places.second,
    ids: [places.chief, places.secondMember],
  };
  const owned = (sides: Sides, owner: PersonId) =>
    seesReview({ ...sides, ids: [owner] }, 'rectifications.list');
  const known = (what: string, field: IdField, isSeenBy: Known['isSeenBy']): Known => ({
    what,
    field,
    id: ids[field],
    isSeenBy,
  });
  return [
    known('review of the first branch', 'reviewId', seesReview(first)),
    known('item of the first branch', 'rectificationId', owned(first, places.firstMember)),
    {
      ...known('review of the second branch', 'reviewId', seesReview(second)),
      id: others.reviewId,
    },
    {
      ...known('item of the second branch', 'rectificationId', owned(second, places.secondMember)),
      id: others.rectificationId,
    },
    { ...known('talk of the head', 'reviewId', seesReview(between)), id: talk.reviewId },
    {
      ...known('task from a talk', 'rectificationId', owned(between, places.firstMember)),
      id: talk.rectificationId,
    },
    known(
      'slip about nobody',
      'opinionId',
      readsOpinion(village, { route: 'leadingGroup', concerns: [] }),
    ),
    known('device of a member', 'deviceId', maySeeDevice),
    known('invitation slip of a member', 'slipId', maySeeSlip),
    known('draft of the head', 'draftId', isOf(places.chief)),
    known('import of the operator', 'importId', seesImport),
  ];
}

function isOf(personId: PersonId) {
  return ({ scope }: Asker): boolean => scope.personId === personId;
}

function maySeeDevice({ scope, heads, village: { places } }: Asker): boolean {
  if (scope.personId === places.firstMember) return true;
  const reach = reachOf('devices.revoke', scope.roles);
  if (reach.has('whole') || reach.has('open')) return true;
  return reach.has('branch') && heads.includes(places.first);
}

/** Whoever prints it holds it; it is used by nobody but the person. */
function maySeeSlip(asker: Asker, operation: OperationName): boolean {
  return operation === 'slips.list'
    ? maySeeDevice(asker)
    : asker.scope.personId === asker.village.places.firstMember;
}

/** Everybody finds it in the list; how much it brought in is told to whoever committed it. */
function seesImport({ scope }: Asker, operation: OperationName): boolean {
  return operation !== 'imports.brought' || scope.personId === null;
}

/** Each id of another tenant, seen by nobody. */
export function foreignRecords({ ids }: Furnished): readonly Known[] {
  return idFields.map((field) => ({
    what: `${field} of another tenant`,
    field,
    id: ids[field],
    isSeenBy: () => false,
  }));
}
