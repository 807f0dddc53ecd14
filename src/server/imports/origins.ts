import type { RecordedBefore, RecordedReview } from '#core/imports/recording.ts';
import type { Origins } from '#core/imports/item-sources.ts';
import type { RowSource } from '#core/imports/row-reader.ts';
import type { CycleId, IdeaId, IssueId, TenantId } from '#core/kernel/ids.ts';
import { loadIdeasForProblems, loadPublicProblems } from '../issues/import-sources.ts';
import type { Tx } from '../platform/database/connection.ts';
import { loadReviewsWithItems } from '../reviews/import-sources.ts';

/**
 * What earlier imports recorded, in the form in which rows of a rectification ledger are compared
 * with them, and which record each stands for. Empty without a cycle.
 */
export async function loadOrigins(
  tx: Tx,
  tenantId: TenantId,
  cycleId: CycleId | undefined,
): Promise<{ readonly origins: Origins; readonly before: RecordedBefore }> {
  const before = {
    reviews: new Map<RowSource, RecordedReview>(),
    issues: new Map<RowSource, IssueId>(),
    ideas: new Map<RowSource, IdeaId>(),
  };
  if (!cycleId) return { origins: { contributions: [], ideas: [], reviews: [] }, before };
  const movedItems = new Set<RowSource>();
  const of = { tx, tenantId, cycleId };
  const origins = {
    contributions: await contributions(of, before.issues),
    ideas: await ideas(of, before.ideas),
    reviews: await reviews(of, before.reviews, movedItems),
    movedItems,
  };
  return { origins, before };
}

interface Of {
  readonly tx: Tx;
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
}

function sourceOf(index: number): RowSource {
  return { sheet: '', row: index, columns: {} };
}

async function contributions(
  { tx, ...of }: Of,
  ids: Map<RowSource, IssueId>,
): Promise<Origins['contributions']> {
  const rows = await loadPublicProblems(tx, of);
  return rows.map((row, index) => {
    const source = sourceOf(index);
    ids.set(source, row.issue_id);
    return {
      source,
      code: row.number ?? undefined,
      type: 'problem' as const,
      text: row.text,
      date: row.raised_on,
      unitId: row.organisation_id ?? undefined,
    };
  });
}

async function ideas({ tx, ...of }: Of, ids: Map<RowSource, IdeaId>): Promise<Origins['ideas']> {
  const rows = await loadIdeasForProblems(tx, of);
  return rows.map((row, index) => {
    const source = sourceOf(index);
    ids.set(source, row.idea_id);
    return {
      source,
      text: row.text,
      date: row.given_on,
      forCodes: row.for === null ? [] : [row.for],
    };
  });
}

async function reviews(
  { tx, ...of }: Of,
  ids: Map<RowSource, RecordedReview>,
  movedItems: Set<RowSource>,
): Promise<Origins['reviews']> {
  const rows = await loadReviewsWithItems(tx, of);
  return rows.map((row, index) => {
    const source = sourceOf(index);
    ids.set(source, {
      reviewId: row.review_id,
      ...(row.rectification_id ? { rectificationId: row.rectification_id } : {}),
    });
    if (row.item_state !== null && row.item_state !== 'inProgress') movedItems.add(source);
    const subject =
      row.subject_kind === 'person'
        ? { kind: 'person' as const, personId: row.subject_id as never }
        : {
            kind: 'organisation' as const,
            organisationId: row.subject_id as never,
            collective: false,
          };
    return {
      source,
      mode: row.mode as 'meeting',
      relation: row.relation as 'rootToUnit',
      date: row.occurred_on,
      reviewers: [],
      subject,
      unitId: row.unit_id,
      subjects: 1,
      selfReview: row.self_review,
      points: row.points
        .filter(({ kind }) => kind === 'shortcoming')
        .map(({ text }) => ({ kind: 'shortcoming' as const, text, ref: '' })),
      item:
        row.item_deadline === null
          ? { makesItem: false as const }
          : { makesItem: true as const, deadline: row.item_deadline },
    };
  });
}
