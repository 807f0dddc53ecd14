import { insert, type Projection, remove } from '../platform/row-change.ts';

export const appraisalsProjection: Projection = {
  'tally.recorded': (body) => [
    insert('tally', {
      tally_id: body.tallyId,
      cycle_id: body.cycleId,
      organisation_id: body.organisationId,
      issued: body.issued,
      collected: body.collected,
      valid: body.valid,
      import_id: body.importId,
    }),
    ...body.rows.map((row) =>
      insert('tally_row', {
        tally_id: body.tallyId,
        person_id: row.personId,
        excellent: row.excellent,
        qualified: row.qualified,
        basically_qualified: row.basicallyQualified,
        unqualified: row.unqualified,
        blank: row.blank,
        import_id: body.importId,
      }),
    ),
  ],
  'import.undone': ({ importId }) => [
    remove('tally', { import_id: importId }),
    remove('tally_row', { import_id: importId }),
  ],
};
