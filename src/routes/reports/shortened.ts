import type { OfficialDocument } from '#core/reports/document-model.ts';

const ROWS_ON_A_PAGE = 100;

export type ShownDocument = OfficialDocument & {
  /** Rows of each attachment that only the file holds. */
  readonly rowsLeft: readonly number[];
};

/** An attached ledger may have ten thousand rows: a page shows the first hundred. */
export function shortened(document: OfficialDocument): ShownDocument {
  const rowsLeft = document.attachments.map(({ blocks }) =>
    Math.max(...blocks.map((each) => (each.kind === 'table' ? each.rows.length : 0)), 0),
  );
  return {
    ...document,
    rowsLeft: rowsLeft.map((rows) => Math.max(0, rows - ROWS_ON_A_PAGE)),
    attachments: document.attachments.map((attachment) => ({
      ...attachment,
      blocks: attachment.blocks.map((block) =>
        block.kind === 'table' ? { ...block, rows: block.rows.slice(0, ROWS_ON_A_PAGE) } : block,
      ),
    })),
  };
}
