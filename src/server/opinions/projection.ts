import { insert, type Projection, remove } from '../platform/row-change.ts';

export const opinionsProjection: Projection = {
  'box.opened': (body) => [
    insert('box_opening', {
      opening_id: body.openingId,
      cycle_id: body.cycleId,
      opened_on: body.openedOn,
      keeper_ids: body.keeperIds,
      empty: body.empty,
      import_id: body.importId,
    }),
  ],
  'opinion.registered': (body) => [
    insert('opinion', {
      opinion_id: body.opinionId,
      opening_id: body.openingId,
      cycle_id: body.cycleId,
      kind: body.kind,
      sensitivity: body.sensitivity,
      route: body.route,
      blank: body.blank,
      text: body.text,
      handling: body.handling,
      concerns: body.concerns,
      import_id: body.importId,
    }),
  ],
  'outsiders.counted': (body) =>
    Object.entries(body.counts).map(([category, n]) =>
      insert('outsider_count', {
        count_id: body.countId,
        cycle_id: body.cycleId,
        category,
        n,
        import_id: body.importId,
      }),
    ),
  'import.undone': ({ importId }) => [
    remove('box_opening', { import_id: importId }),
    remove('opinion', { import_id: importId }),
    remove('outsider_count', { import_id: importId }),
  ],
};
