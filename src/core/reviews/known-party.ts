import type { OrganisationId } from '../kernel/ids.ts';
import type { organisationKinds } from '../people/facts.ts';
import type { Party } from './facts.ts';

/** A person or organisation as the roster knows it on the day of asking. */
export interface KnownParty {
  readonly party: Party;
  readonly name: string;
  /** The branch that a person belongs to, or the organisation itself. */
  readonly unitId: OrganisationId;
  /** Of the organisation itself, or of the one that the person belongs to. */
  readonly organisationKind: (typeof organisationKinds)[number];
  /** What a person is head of; empty for an organisation. */
  readonly heads: readonly {
    readonly organisationId: OrganisationId;
    readonly kind: (typeof organisationKinds)[number];
  }[];
}

export function partyIdOf(party: Party): string {
  return party.kind === 'person' ? party.personId : party.organisationId;
}

export function isSameParty(one: Party, other: Party): boolean {
  return one.kind === other.kind && partyIdOf(one) === partyIdOf(other);
}
