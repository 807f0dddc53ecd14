import { insert, type Projection, type RowChange, update } from '../platform/row-change.ts';

export const importsProjection: Projection = {
  'import.committed': (body, { at, by }) => [
    insert('import_batch', {
      import_id: body.importId,
      cycle_id: body.cycleId,
      kinds: body.kinds,
      files: body.files,
      committed_at: at,
      committed_by: 'personId' in by ? by.personId : by.operator,
      undone: false,
    }),
  ],
  'import.undone': (body) => [
    update('import_batch', { import_id: body.importId }, { undone: true }),
    ...body.counts.map((added): RowChange => ({ kind: 'count', count: { ...added, n: -added.n } })),
  ],
};
