import type { appraisalsOperations } from '#contract/appraisals.ts';
import { releaseOf, secretBallotThreshold } from '#core/appraisals/tally.ts';
import {
  isBalanced,
  maySeeResult,
  maySeeSheetRow,
  type ResultReader,
} from '#core/appraisals/who-sees.ts';
import { accept } from '#core/kernel/result.ts';
import { reachOf } from '#core/people/permissions.ts';
import { loadCycle } from '../cycles/current-cycle.ts';
import { loadNames } from '../people/names.ts';
import { headedBy } from '../people/organisation-tree.ts';
import { loadProbationary } from '../people/probationary.ts';
import type { Tx } from '../platform/database/connection.ts';
import type { Asking, QueryHandlers } from '../platform/handling.ts';
import { loadTallySheets, type TallySheet } from './store.ts';

export const appraisalsQueries: QueryHandlers<typeof appraisalsOperations> = {
  'appraisals.tallies': async (tx, input, asking) => {
    const { tenantId } = asking.scope;
    const cycle = await loadCycle(tx, tenantId, input.cycleId);
    if (!cycle) return accept(nothingYet);
    const { cycleId } = cycle;
    const reader = await readerOf(tx, asking);
    const mayName = (personId: TallySheet['rows'][number]['personId'], sheet: TallySheet) =>
      maySeeResult(reader, { personId, organisationId: sheet.organisationId });
    const all = await loadTallySheets(tx, { tenantId, cycleId });
    const sheets = all
      .filter((each) => !input.organisationId || each.organisationId === input.organisationId)
      .map((sheet) => ({
        sheet,
        seen: sheet.rows.filter(({ personId }) => mayName(personId, sheet)),
      }))
      .filter(
        ({ sheet, seen }) => seen.length > 0 || reader.reach.has('open') || sheet.rows.length === 0,
      );
    const probationary = await loadProbationary(tx, tenantId);
    const names = await loadNames(tx, tenantId, [
      ...sheets.flatMap(({ sheet, seen }) => [
        sheet.organisationId,
        ...seen.map((row) => row.personId),
      ]),
    ]);
    const nameOf = (id: string) => names.get(id) ?? '';
    return accept({
      cycleId,
      threshold: secretBallotThreshold,
      tallies: sheets.map(({ sheet }) => ({
        ...sheetView(sheet),
        organisationName: nameOf(sheet.organisationId),
      })),
      people: sheets.flatMap(({ sheet, seen }) =>
        seen.map(({ personId, counts }) => ({
          personId,
          name: nameOf(personId),
          organisationId: sheet.organisationId,
          result: releaseOf(counts),
          sheet: maySeeSheetRow(reader, personId) ? counts : null,
        })),
      ),
      notGraded: probationary.filter(
        (each) =>
          maySeeResult(reader, each) &&
          sheets.some(({ sheet }) => sheet.organisationId === each.organisationId),
      ),
    });
  },
};

const nothingYet = {
  cycleId: null,
  threshold: secretBallotThreshold,
  tallies: [],
  people: [],
  notGraded: [],
};

async function readerOf(tx: Tx, { scope, today }: Asking): Promise<ResultReader> {
  const { tenantId, personId, roles } = scope;
  const heads = personId ? await headedBy(tx, tenantId, { personId, day: today }) : [];
  return { personId, reach: reachOf('appraisals.tallies', roles), heads };
}

function sheetView(sheet: TallySheet) {
  const { tallyId, organisationId, issued, collected, valid, rows } = sheet;
  return {
    tallyId,
    organisationId,
    issued,
    collected,
    missing: Math.max(0, issued - collected),
    valid,
    void: Math.max(0, collected - valid),
    graded: rows.length,
    blank: rows.reduce((sum, { counts }) => sum + counts.blank, 0),
    balanced: isBalanced(sheet),
  };
}
