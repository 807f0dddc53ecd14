import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import type { Tx } from '../platform/database/connection.ts';

/** What imports compare the rows of a file with. */
const MAX_ROWS = 20_000;

interface Of {
  readonly tenantId: TenantId;
  readonly cycleId: CycleId;
}

export async function loadPublicProblems(tx: Tx, { tenantId, cycleId }: Of) {
  return tx
    .selectFrom('issue')
    .select(['issue_id', 'number', 'text', 'raised_on', 'organisation_id'])
    .where('tenant_id', '=', tenantId)
    .where('cycle_id', '=', cycleId)
    .where('source', '=', 'public')
    .limit(MAX_ROWS)
    .execute();
}

/** An idea for several problems has a row for each. */
export async function loadIdeasForProblems(tx: Tx, { tenantId, cycleId }: Of) {
  return tx
    .selectFrom('idea')
    .leftJoin('issue_idea', (join) =>
      join
        .onRef('issue_idea.tenant_id', '=', 'idea.tenant_id')
        .onRef('issue_idea.idea_id', '=', 'idea.idea_id'),
    )
    .leftJoin('issue', (join) =>
      join
        .onRef('issue.tenant_id', '=', 'idea.tenant_id')
        .onRef('issue.issue_id', '=', 'issue_idea.issue_id'),
    )
    .select(['idea.idea_id', 'idea.text', 'idea.given_on', 'issue.number as for'])
    .where('idea.tenant_id', '=', tenantId)
    .where('idea.cycle_id', '=', cycleId)
    .limit(MAX_ROWS)
    .execute();
}

/** Imported items for which no review is known, with their first measure. */
export async function loadImportedItemsWithoutReview(tx: Tx, { tenantId, cycleId }: Of) {
  return tx
    .selectFrom('rectification as r')
    .leftJoin('measure as m', (join) =>
      join
        .onRef('m.tenant_id', '=', 'r.tenant_id')
        .onRef('m.rectification_id', '=', 'r.rectification_id')
        .on('m.position', '=', 0),
    )
    .select([
      'r.rectification_id',
      'r.source',
      'r.problem',
      'r.first_deadline',
      'r.owner_id',
      'r.issue_id',
      'r.assigned_on',
      'r.state',
      'm.text as measure',
    ])
    .where('r.tenant_id', '=', tenantId)
    .where('r.cycle_id', '=', cycleId)
    .where('r.import_id', 'is not', null)
    .where('r.review_id', 'is', null)
    .orderBy('r.rectification_id')
    .limit(MAX_ROWS)
    .execute();
}
