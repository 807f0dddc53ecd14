import { text, type Run } from './document-model.ts';

type Piece = Run | string | number | readonly Run[];

/** Runs of one sentence: words between, figures as they are. */
export function sentence(words: TemplateStringsArray, ...pieces: readonly Piece[]): readonly Run[] {
  return joined(words.flatMap((word, at) => [text(word), ...runsOf(pieces[at] ?? '')]));
}

/** Texts side by side become one, empty ones go. */
export function joined(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = text(last.text + run.text);
    } else if (run.kind !== 'text' || run.text !== '') {
      merged.push(run);
    }
  }
  return merged;
}

function runsOf(piece: Piece): readonly Run[] {
  if (typeof piece === 'string' || typeof piece === 'number') return [text(String(piece))];
  return 'kind' in piece ? [piece] : piece;
}
