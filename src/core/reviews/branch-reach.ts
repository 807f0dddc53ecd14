import type { OrganisationId } from '../kernel/ids.ts';
import type { KnownParty } from './known-party.ts';
import type { Visibility } from './visibility.ts';

/** A branch secretary records what the own branch is a side of; who sees all records all. */
export function recordsBetween(
  visibility: Visibility,
  sides: readonly (KnownParty | undefined)[],
): boolean {
  if (visibility.kind !== 'units') return visibility.kind !== 'own';
  return sides.some((side) => side !== undefined && visibility.unitIds.includes(side.unitId));
}

/** A branch secretary holds meetings and visits of the own branch, alone or with others. */
export function holdsAt(visibility: Visibility, at: readonly OrganisationId[]): boolean {
  if (visibility.kind !== 'units') return visibility.kind !== 'own';
  return at.some((organisationId) => visibility.unitIds.includes(organisationId));
}

/** A branch secretary finds the meetings of the own branch and those of the whole. */
export function findsSession(
  visibility: Visibility,
  session: { readonly organisationId: OrganisationId | null; readonly isOfWhole: boolean },
): boolean {
  if (visibility.kind !== 'units') return visibility.kind !== 'own';
  const { organisationId, isOfWhole } = session;
  return organisationId === null || isOfWhole || visibility.unitIds.includes(organisationId);
}
