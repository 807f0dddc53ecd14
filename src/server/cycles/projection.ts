import type { FactBody } from '#core/ledger/catalogue.ts';
import { insert, type Projection, remove, update } from '../platform/row-change.ts';

export const cyclesProjection: Projection = {
  'cycle.opened': (body) => [
    insert('cycle', {
      cycle_id: body.cycleId,
      organisation_id: body.organisationId,
      name: body.name,
      region: body.region,
      kinds: body.kinds,
      starts_on: body.startsOn,
      ends_on: body.endsOn,
      state: body.state ?? 'running',
      mandate_issuer: body.mandate.issuer,
      mandate_title: body.mandate.title,
      mandate_number: body.mandate.number,
      mandate_date: body.mandate.date,
      import_id: body.importId,
    }),
  ],
  'cycle.moved': (body) => [update('cycle', { cycle_id: body.cycleId }, { state: body.to })],
  'leadingGroup.named': (body) => [
    insert('leading_group_member', {
      cycle_id: body.cycleId,
      person_id: body.personId,
      role: body.role,
      from_on: body.from,
      until_on: null,
      import_id: body.importId,
    }),
  ],
  'boxKeeper.named': (body) => [
    insert('box_keeper', {
      cycle_id: body.cycleId,
      person_id: body.personId,
      from_on: body.from,
      until_on: null,
      import_id: body.importId,
    }),
  ],
  'leadingGroup.ended': ({ until, ...term }) => [
    update('leading_group_member', termKey(term), { until_on: until }),
  ],
  'boxKeeper.ended': ({ until, ...term }) => [
    update('box_keeper', termKey(term), { until_on: until }),
  ],
  'criteriaSet.adopted': (body) => [
    insert('criteria_set', {
      cycle_id: body.cycleId,
      code: body.code,
      version: body.version,
      criteria: body.criteria,
      import_id: body.importId,
    }),
  ],
  'plan.adopted': (body) => [
    insert('plan', {
      cycle_id: body.cycleId,
      version: body.version,
      aims: body.aims,
      milestones: body.milestones,
      adopted_on: body.adoptedOn,
    }),
  ],
  'import.undone': ({ importId }) => [
    remove('cycle', { import_id: importId }),
    remove('leading_group_member', { import_id: importId }),
    remove('box_keeper', { import_id: importId }),
    remove('criteria_set', { import_id: importId }),
  ],
};

type Term = Omit<FactBody<'leadingGroup.ended'>, 'until'>;

function termKey({ cycleId, personId, from }: Term) {
  return { cycle_id: cycleId, person_id: personId, from_on: from };
}
