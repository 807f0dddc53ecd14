import { insert, type Projection } from '../platform/row-change.ts';

export const archiveProjection: Projection = {
  'archive.sealed': (body) => [
    insert('sealed_archive', {
      archive_id: body.archiveId,
      cycle_id: body.cycleId,
      as_of: body.asOf,
      sealed_on: body.sealedOn,
      items: body.items,
    }),
  ],
};
