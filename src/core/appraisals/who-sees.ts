import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { Reach } from '../people/permissions.ts';
import { gradedCount, type PersonCounts } from './tally.ts';

export interface ResultReader {
  readonly personId: PersonId | null;
  readonly reach: ReadonlySet<Reach>;
  /** The organisations that the reader heads. */
  readonly heads: readonly OrganisationId[];
}

/** Results are private: one's own, those of the branch one heads, and all for the leading group. */
export function maySeeResult(
  reader: ResultReader,
  of: { readonly personId: PersonId; readonly organisationId: OrganisationId },
): boolean {
  if (reader.personId === of.personId) return true;
  if (reader.reach.has('open')) return true;
  return reader.heads.includes(of.organisationId);
}

/** The row of the signed sheet is for the head of the leading group, save for the head's own. */
export function maySeeSheetRow(reader: ResultReader, personId: PersonId): boolean {
  return reader.reach.has('whole') && reader.personId !== personId;
}

/** Whether a tally sheet adds up: no more valid than collected than issued, and every row whole. */
export function isBalanced(sheet: {
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly rows: readonly { readonly counts: PersonCounts }[];
}): boolean {
  const { issued, collected, valid, rows } = sheet;
  if (valid > collected || collected > issued) return false;
  return rows.every(({ counts }) => gradedCount(counts) + counts.blank + counts.spoiled === valid);
}
