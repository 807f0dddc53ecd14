/** A line of an exported ledger, as far as this rule looks at it. */
interface EntryLine {
  readonly kind: string;
  readonly payload?: string;
  readonly salt?: string;
}

/**
 * Leaves out, entry by entry in ledger order, what only two people may read (R33): talks, and all that
 * refers to a talk. The leaf stays, so that the copy can still be verified.
 */
export function createConfidentialFilter(): <Line extends object>(line: Line) => object {
  const hidden = new Set<string>();
  return (line) => {
    const { payload } = line as EntryLine;
    if (payload === undefined) return line;
    const ids: readonly string[] = payload.match(idPattern) ?? [];
    const isTalk = payload.includes('"mode":"talk"') || payload.includes('"source":"talk"');
    if (!isTalk && !ids.some((id) => hidden.has(id))) return line;
    for (const id of ownIds(payload)) hidden.add(id);
    const { payload: _, salt: __, ...rest } = line as EntryLine;
    return { ...rest, withheld: true };
  };
}

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const ownPattern = /"(?:reviewId|rectificationId|issueId)":"([0-9a-f-]{36})"/g;

function ownIds(payload: string): readonly string[] {
  return [...payload.matchAll(ownPattern)].map((match) => match[1] ?? '');
}
