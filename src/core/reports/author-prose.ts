import type { DocumentBlock, FigureRun, GapRun, OfficialDocument, Run } from './document-model.ts';

/** Puts the author's words where the gaps are; a slot without words, or with blank ones, stays a gap. */
export function withProse(
  document: OfficialDocument,
  proseBySlot: Readonly<Record<string, string>>,
): OfficialDocument {
  function filled(run: Run): Run {
    if (run.kind !== 'gap') return run;
    const words = Object.hasOwn(proseBySlot, run.slot) ? proseBySlot[run.slot]?.trim() : undefined;
    return words ? { kind: 'prose', slot: run.slot, text: words } : run;
  }
  return {
    ...document,
    blocks: mapRuns(document.blocks, filled),
    attachments: document.attachments.map((attachment) => ({
      ...attachment,
      blocks: mapRuns(attachment.blocks, filled),
    })),
  };
}

/** What nobody wrote is not said: paragraphs lose their open gaps, and those that held nothing else go. */
export function withoutGaps(document: OfficialDocument): OfficialDocument {
  return {
    ...document,
    blocks: document.blocks.flatMap((block): readonly DocumentBlock[] => {
      if (block.kind !== 'paragraph') return [block];
      const content = block.content.filter((run) => run.kind !== 'gap');
      return content.length === 0 ? [] : [{ ...block, content }];
    }),
  };
}

export function gapsOf(document: OfficialDocument): readonly GapRun[] {
  return runsOf(document).filter((run) => run.kind === 'gap');
}

export function figuresOf(document: OfficialDocument): readonly FigureRun[] {
  return runsOf(document).filter((run) => run.kind === 'figure');
}

function runsOf(document: OfficialDocument): readonly Run[] {
  const blocks = [document.blocks, ...document.attachments.map(({ blocks }) => blocks)].flat();
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [];
    if (block.kind !== 'table') return block.content;
    return block.rows.flatMap((row) => row.flatMap((cell) => (isRuns(cell) ? cell : [])));
  });
}

function mapRuns(
  blocks: readonly DocumentBlock[],
  change: (run: Run) => Run,
): readonly DocumentBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'picture') return block;
    if (block.kind !== 'table') return { ...block, content: block.content.map(change) };
    const rows = block.rows.map((row) =>
      row.map((cell) => (isRuns(cell) ? cell.map(change) : cell)),
    );
    return { ...block, rows };
  });
}

function isRuns(cell: string | readonly Run[]): cell is readonly Run[] {
  return typeof cell !== 'string';
}
