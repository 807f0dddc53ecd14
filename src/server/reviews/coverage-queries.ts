import type { coverageOperations } from '#contract/reviews-coverage.ts';
import type { CalendarDate } from '#core/kernel/calendar-date.ts';
import type { CycleId, TenantId } from '#core/kernel/ids.ts';
import { accept } from '#core/kernel/result.ts';
import {
  coverageOf,
  type CoverageRow,
  type CoverageSubject,
  shareOf,
} from '#core/reviews/coverage.ts';
import type { Visibility } from '#core/reviews/visibility.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadRoster, type Roster } from '../people/roster.ts';
import { together, type Tx } from '../platform/database/connection.ts';
import type { QueryHandlers } from '../platform/handling.ts';
import { visibilityOf } from './asker.ts';
import { loadCoverageCounts } from './store-coverage.ts';

const nobody = { total: 0, reviewed: 0, byOthers: 0 } as const;

const nothing = { units: nobody, members: nobody, byUnit: [], rows: [] };

export const coverageQueries: QueryHandlers<typeof coverageOperations> = {
  'coverage.show': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const [cycle, visibility] = await together([
      loadCycle(tx, tenantId, input.cycleId),
      visibilityOf(tx, asking),
    ]);
    if (!cycle) return accept(nothing);
    const { cycleId } = cycle;
    const shown = await loadCoverage(tx, tenantId, { ...input, cycleId, visibility });
    const { standing } = input;
    return accept({
      ...shown,
      rows: shown.rows.filter((row) => !standing || row.standing === standing),
    });
  },
};

interface CoverageAsked {
  readonly cycleId: CycleId;
  readonly visibility: Visibility;
  readonly unitId?: string | undefined;
  /** Only reviews up to this day count. */
  readonly asOf?: CalendarDate | undefined;
}

/** Every branch and member that the reader may see, with shares of those reviewed. */
export async function loadCoverage(
  tx: Tx,
  tenantId: TenantId,
  { cycleId, visibility, unitId, asOf }: CoverageAsked,
) {
  const [roster, counts] = await together([
    loadRoster(tx, tenantId),
    loadCoverageCounts(tx, tenantId, { cycleId, visibility, until: asOf }),
  ]);
  const subjects = subjectsOf(roster).filter((subject) => isShown(subject, visibility, unitId));
  const rows = coverageOf(subjects, counts);
  const members = rows.filter((row) => row.kind === 'person');
  return {
    units: shareOf(rows.filter((row) => row.kind === 'organisation')),
    members: shareOf(members),
    byUnit: sharesByUnit(members),
    rows,
  };
}

/** Branches in their order, then members in roster order; the root itself reviews, it is not covered. */
function subjectsOf({ organisations, people }: Roster): readonly CoverageSubject[] {
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
