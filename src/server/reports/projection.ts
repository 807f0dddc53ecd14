import { insert, type Projection } from '../platform/row-change.ts';

export const reportsProjection: Projection = {
  'report.issued': (body) => [
    insert('issued_report', {
      report_id: body.reportId,
      cycle_id: body.cycleId,
      as_of: body.asOf,
      issued_on: body.issuedOn,
      title: body.title,
      document: body.document,
      digest: body.digest,
    }),
  ],
};
