import type { RecordedFact } from '#core/ledger/catalogue.ts';
import type { TenantId } from '#core/kernel/ids.ts';
import { accountsProjection } from './accounts/projection.ts';
import { appraisalsProjection } from './appraisals/projection.ts';
import { archiveProjection } from './archive/projection.ts';
import { cyclesProjection } from './cycles/projection.ts';
import { importsProjection } from './imports/projection.ts';
import { issuesProjection } from './issues/projection.ts';
import { opinionsProjection } from './opinions/projection.ts';
import { peopleProjection } from './people/projection.ts';
import type { FactContext, Projection, RowChange } from './platform/row-change.ts';
import { reportsProjection } from './reports/projection.ts';
import { reviewsProjection } from './reviews/projection.ts';

const projections: readonly Projection[] = [
  peopleProjection,
  accountsProjection,
  cyclesProjection,
  reviewsProjection,
  opinionsProjection,
  issuesProjection,
  appraisalsProjection,
  importsProjection,
  reportsProjection,
  archiveProjection,
];

/** Everything that one recorded fact does to the tables of its tenant. */
export function projectFact(tenantId: TenantId, recorded: RecordedFact): readonly RowChange[] {
  const context: FactContext = {
    tenantId,
    at: recorded.at,
    recordedOn: recorded.on,
    by: recorded.by,
  };
  return projections.flatMap((projection) => {
    const project = projection[recorded.type] as
      ((body: unknown, context: FactContext) => readonly RowChange[]) | undefined;
    return project ? project(recorded.body, context) : [];
  });
}
