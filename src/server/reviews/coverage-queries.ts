import type { coverageOperations } from '#contract/reviews-coverage.ts';
import { accept } from '#core/kernel/result.ts';
import {
  coverageOf,
  type CoverageRow,
  type CoverageSubject,
  shareOf,
} from '#core/reviews/coverage.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { peopleQueries } from '../people/queries.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/door.ts';
import { visibilityOf } from './asker.ts';
import { loadCoverageCounts } from './store-coverage.ts';

const nobody = { total: 0, reviewed: 0, byOthers: 0 } as const;

export const coverageQueries: QueryHandlers<typeof coverageOperations> = {
  'coverage.show': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept({ units: nobody, members: nobody, byUnit: [], rows: [] });
    const visibility = await visibilityOf(tx, asking);
    const subjects = (await loadSubjects(tx, asking)).filter((subject) =>
      isShown(subject, visibility, input.unitId),
    );
    const counts = await loadCoverageCounts(tx, tenantId, {
      cycleId: cycle.cycleId,
      visibility,
      until: input.asOf,
    });
    const rows = coverageOf(subjects, counts);
    const members = rows.filter((row) => row.kind === 'person');
    return accept({
      units: shareOf(rows.filter((row) => row.kind === 'organisation')),
      members: shareOf(members),
      byUnit: sharesByUnit(members),
      rows: rows.filter((row) => !input.standing || row.standing === input.standing),
    });
  },
};

/** Branches in their order, then members in roster order; the root itself reviews, it is not covered. */
async function loadSubjects(tx: Tx, asking: Asking): Promise<readonly CoverageSubject[]> {
  const listed = await peopleQueries['people.list'](tx, {}, asking);
  if (!listed.ok) return [];
  const { organisations, people } = listed.value;
  const units = organisations.filter((each) => each.kind === 'unit');
  const unitOf = new Map(
    organisations.map((each) => [
      each.organisationId,
      (each.kind === 'subunit' && each.parentId) || each.organisationId,
    ]),
  );
  const names = new Map(organisations.map((each) => [each.organisationId, each.name]));
  const branches = units.map(({ organisationId, name }) => ({
    kind: 'organisation' as const,
    subjectId: organisationId,
    name,
    unitId: organisationId,
    unitName: name,
  }));
  const members = people.map(({ personId, name, organisationId }) => {
    const unitId = unitOf.get(organisationId) ?? organisationId;
    const unitName = names.get(unitId) ?? '';
    return { kind: 'person' as const, subjectId: personId, name, unitId, unitName };
  });
  return [...branches, ...members];
}

function isShown(
  subject: CoverageSubject,
  visibility: Visibility,
  unitId: string | undefined,
): boolean {
  if (unitId && subject.unitId !== unitId) return false;
  if (visibility.kind !== 'units') return visibility.kind !== 'own';
  return visibility.unitIds.some((own) => own === subject.unitId);
}

function sharesByUnit(members: readonly CoverageRow[]) {
  const byUnit = Map.groupBy(members, (row) => row.unitId);
  return [...byUnit].map(([unitId, rows]) => ({
    unitId,
    unitName: rows[0]?.unitName ?? '',
    ...shareOf(rows),
  }));
}
