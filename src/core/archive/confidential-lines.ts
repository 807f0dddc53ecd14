import { SEALED_LEAF_TYPE } from '../ledger/fact.ts';
import { parseLeaf } from '../ledger/leaf.ts';

/** A line of an exported ledger, as far as this rule looks at it. */
interface EntryLine {
  readonly kind: string;
  readonly leaf?: string;
  readonly payload?: string;
  readonly salt?: string;
  readonly erased?: true;
}

/**
 * Leaves out, entry by entry in ledger order, what only a few may read (R33, R77): sealed entries, talks,
 * and all that refers to a talk or a restricted review. The leaf stays, so that the copy can still be
 * verified. It has to see the contents of sealed entries: they hold the ids that later ones refer to.
 */
export function createConfidentialFilter(): <Line extends object>(line: Line) => object {
  const hidden = new Set<string>();
  return (line) => {
    const { kind, leaf, payload } = line as Partial<EntryLine>;
    const isSealed = kind === 'entry' && parseLeaf(leaf ?? '')?.type === SEALED_LEAF_TYPE;
    if (isSealed) {
      for (const id of ownIds(payload ?? '')) hidden.add(id);
      return withheld(line);
    }
    if (payload === undefined) return line;
    const ids: readonly string[] = payload.match(idPattern) ?? [];
    const isTalk = payload.includes('"mode":"talk"') || payload.includes('"source":"talk"');
    if (!isTalk && !ids.some((id) => hidden.has(id))) return line;
    for (const id of ownIds(payload)) hidden.add(id);
    return withheld(line);
  };
}

function withheld(line: object): object {
  const { payload: _, salt: __, erased: ___, ...rest } = line as EntryLine;
  return { ...rest, withheld: true };
}

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const ownPattern = /"(?:reviewId|rectificationId|issueId)":"([0-9a-f-]{36})"/g;

function ownIds(payload: string): readonly string[] {
  return [...payload.matchAll(ownPattern)].map((match) => match[1] ?? '');
}
