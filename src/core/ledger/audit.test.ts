import { describe, expect, it, test } from 'vitest';
import {
  aLedger,
  anErasureOf,
  dayOf,
  findingsIn,
  logKey,
  noteOver,
  treeOver,
} from './audit.fixture.ts';
import { type Content, type Ledger } from './audit.fixture.ts';
import { signerKey } from './note-key.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { LedgerEntry } from './audit.ts';

const contents: readonly Content[] = Array.from({ length: 11 }, (_, at) => ({
  payload: `{"body":{"点评":${at}}}`,
}));
const whole = aLedger(contents, [3, 8, 11]);
const leaf = (seq: number) => ({ table: 'ledger_leaf', seq });
const secret = (seq: number) => ({ table: 'ledger_secret', seq });
const node = (level: number, index: number) => ({ table: 'ledger_node', level, index });
const flip = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 9 ? byte ^ 4 : byte));

describe('the audit of a whole ledger', () => {
  test.each([1, 2, 3, 4, 100])('finds nothing in batches of %i', (batchSize) => {
    const { findings, summary } = findingsIn(whole, batchSize);

    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ entries: 11, opened: 11, erased: 0, withheld: 0 });
    expect(noteOver(treeOver(whole.entries.map(({ hash }) => hash)).frontier)).toBe(
      whole.outside[0]?.note,
    );
  });

  it('finds nothing in an empty one', () => {
    const { findings, summary } = findingsIn(aLedger([], [0]));

    expect(findings).toEqual([]);
    expect(summary.entries).toBe(0);
  });

  it('accepts a missing content that a later fact erases', () => {
    const erased = contents.map((content, at) =>
      at === 2 ? { ...content, secretGone: true } : content,
    );
    const { findings, summary } = findingsIn(aLedger([...erased, anErasureOf(2)], [3]));

    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ entries: 12, opened: 11, erased: 1 });
  });
});

describe('the audit finds', () => {
  const cases: readonly (readonly [string, Ledger, object])[] = [
    ['a gap', without(whole, 5), { code: 'sequence-gap', place: leaf(5) }],
    ['a gap at the start', without(whole, 0), { code: 'sequence-gap', place: leaf(0) }],
    ['a second entry', twice(whole, 5), { code: 'sequence-duplicate', place: leaf(5) }],
    ['a swapped order', swapped(whole, 5, 6), { code: 'sequence-reordered', place: leaf(5) }],
    [
      'a number of no entry',
      changed(whole, 5, { seq: 4.5 }),
      { code: 'sequence-invalid', place: leaf(4.5) },
    ],
    [
      'a leaf in another spelling',
      changed(whole, 5, { leaf: `${whole.entries[5]?.leaf} ` }),
      { code: 'leaf-not-canonical', place: leaf(5) },
    ],
    [
      'half a surrogate pair in a leaf',
      changed(whole, 5, { leaf: '\ud800' }),
      { code: 'leaf-not-canonical', place: leaf(5) },
    ],
    [
      'a wrong leaf hash',
      changed(whole, 5, { hash: flip(whole.entries[5]?.hash ?? new Uint8Array(32)) }),
      { code: 'leaf-hash-wrong', place: leaf(5) },
    ],
    [
      'an altered content',
      changed(whole, 5, { payload: '{"body":{"点评":"很好"}}' }),
      { code: 'commitment-does-not-open', place: secret(5) },
    ],
    [
      'an altered salt',
      changed(whole, 5, { salt: flip(whole.entries[5]?.salt ?? new Uint8Array(32)) }),
      { code: 'commitment-does-not-open', place: secret(5) },
    ],
    [
      'a salt without a content',
      changed(whole, 5, { payload: undefined }),
      { code: 'secret-incomplete', place: secret(5) },
    ],
    [
      'a content gone without a fact that erases it',
      changed(whole, 5, { payload: undefined, salt: undefined }),
      { code: 'secret-missing', place: secret(5) },
    ],
    [
      'a content kept although it was erased',
      aLedger([...contents, anErasureOf(2)], []),
      { code: 'secret-kept-after-erasure', place: secret(2) },
    ],
    [
      'an erasure that names nothing',
      aLedger([...contents, { type: 'erase', payload: '{"body":{}}' }], []),
      { code: 'erasure-unreadable', place: secret(11) },
    ],
    [
      'an erasure of what comes later',
      aLedger([...contents, anErasureOf(11)], []),
      { code: 'erasure-without-target', place: secret(11) },
    ],
    [
      'a day before the one before it',
      aLedger([...contents, { payload: '{}', date: dayOf('2026-11-22') }], []),
      { code: 'date-backwards', place: leaf(11), expected: '2026-11-23', found: '2026-11-22' },
    ],
    [
      'a wrong node',
      {
        ...whole,
        nodes: whole.nodes.map((own) => (own.level === 2 ? { ...own, hash: flip(own.hash) } : own)),
      },
      { code: 'node-wrong', place: node(2, 1) },
    ],
    [
      'a missing node',
      { ...whole, nodes: whole.nodes.filter(({ level }) => level !== 3) },
      { code: 'node-missing', place: node(3, 0) },
    ],
    [
      'a node for entries that do not exist',
      { ...whole, nodes: [...whole.nodes, { level: 1, index: 5, hash: new Uint8Array(32) }] },
      { code: 'node-superfluous', place: node(1, 5) },
    ],
    [
      'a node at level 0',
      { ...whole, nodes: [...whole.nodes, { level: 0, index: 1, hash: new Uint8Array(32) }] },
      { code: 'node-superfluous', place: node(0, 1) },
    ],
    [
      'a content that belongs to no entry',
      { ...whole, secretsWithoutEntry: [40] },
      { code: 'secret-without-entry', place: secret(40) },
    ],
    ['no head', { ...whole, head: undefined }, { code: 'head-missing' }],
    ['a wrong head size', headed({ size: 12 }), { code: 'head-size-wrong', found: '12' }],
    ['a peak too few', headed({ peaks: whole.head?.peaks.slice(1) }), { code: 'head-peaks-wrong' }],
    ['another last day', headed({ lastDate: '2026-11-24' }), { code: 'head-date-wrong' }],
    [
      'an unreadable checkpoint',
      checkpointed('评台'),
      { code: 'checkpoint-unreadable', place: { table: 'ledger_checkpoint', size: 8 } },
    ],
    [
      'a checkpoint with a changed size',
      checkpointed((whole.checkpoints[1]?.note ?? '').replace('\n8\n', '\n9\n')),
      { code: 'checkpoint-signature-wrong' },
    ],
    [
      'a checkpoint signed by an unknown key',
      checkpointed(signedElsewhere()),
      { code: 'checkpoint-signature-wrong' },
    ],
    [
      'a checkpoint in the row of another size',
      checkpointed(whole.checkpoints[0]?.note ?? ''),
      { code: 'checkpoint-size-wrong', expected: '3', found: '8' },
    ],
    [
      'a checkpoint over another history',
      checkpointed(noteOver({ size: 8, peaks: [new Uint8Array(32)] })),
      { code: 'checkpoint-root-wrong', place: { table: 'ledger_checkpoint', size: 8 } },
    ],
    [
      'a ledger cut off behind a checkpoint kept outside',
      cutTo(9),
      { code: 'ledger-cut-off', place: { table: 'outside_checkpoint', size: 11 }, found: '9' },
    ],
  ];

  test.each(cases)('%s', (_, ledger, finding) => {
    expect(findingsIn(ledger).findings).toContainEqual(expect.objectContaining(finding));
  });

  it('a history rewritten with all tables in agreement, through the checkpoint kept outside', () => {
    const rewritten = contents.map((content, at) =>
      at === 4 ? { payload: '{"body":"优秀"}' } : content,
    );
    const forged = { ...aLedger(rewritten, []), outside: whole.outside };

    expect(findingsIn(forged).findings).toMatchObject([
      { code: 'checkpoint-root-wrong', place: { table: 'outside_checkpoint', size: 11 } },
    ]);
    expect(findingsIn({ ...forged, outside: [] }).findings).toEqual([]);
  });

  it('exactly one thing where one thing is wrong', () => {
    const gone = changed(whole, 5, { payload: undefined, salt: undefined });

    expect(findingsIn(gone).findings).toHaveLength(1);
    expect(findingsIn(cutTo(9)).findings).toHaveLength(1);
  });
});

function without(ledger: Ledger, seq: number): Ledger {
  return { ...ledger, entries: ledger.entries.filter((entry) => entry.seq !== seq) };
}

function twice(ledger: Ledger, seq: number): Ledger {
  return {
    ...ledger,
    entries: ledger.entries.flatMap((own) => (own.seq === seq ? [own, own] : [own])),
  };
}

function swapped(ledger: Ledger, left: number, right: number): Ledger {
  const entries = [...ledger.entries];
  const [first, second] = [entries[left], entries[right]];
  if (first && second) [entries[left], entries[right]] = [second, first];
  return { ...ledger, entries };
}

function changed(ledger: Ledger, seq: number, change: Partial<LedgerEntry>): Ledger {
  const entries = ledger.entries.map((own) => (own.seq === seq ? { ...own, ...change } : own));
  return { ...ledger, entries };
}

function headed(change: Partial<NonNullable<Ledger['head']>>): Ledger {
  return { ...whole, head: whole.head && { ...whole.head, ...change } };
}

function checkpointed(note: string): Ledger {
  return { ...whole, checkpoints: [{ note, size: 8, kept: 'ledger_checkpoint' }] };
}

function signedElsewhere(): string {
  const other = signerKey(logKey.name, new Uint8Array(32).fill(6));
  return signCheckpoint({ origin: other.name, size: 8, root: new Uint8Array(32) }, other);
}

/** What an attacker without the log's key leaves behind: everything agrees, and is shorter. */
function cutTo(size: number): Ledger {
  return { ...aLedger(contents.slice(0, size), [3]), outside: whole.outside };
}
