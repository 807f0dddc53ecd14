import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLedger, anErasureOf, findingsIn, type Content, type Ledger } from './audit.fixture.ts';
import type { LedgerEntry } from './audit.ts';

const payloads = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), {
  minLength: 2,
  maxLength: 16,
});

interface Sample {
  readonly contents: readonly Content[];
  readonly ledger: Ledger;
}

/** Some contents, one of them erased now and then; a checkpoint in the middle, one outside. */
const samples = fc
  .record({ payloads, erased: fc.nat(), withErasure: fc.boolean(), at: fc.nat() })
  .map(({ payloads: texts, erased, withErasure, at }): Sample => {
    const ref = erased % texts.length;
    const plain = texts.map((payload, seq) => ({
      payload,
      secretGone: withErasure && seq === ref,
    }));
    const contents = withErasure ? [...plain, anErasureOf(ref)] : plain;
    return { contents, ledger: aLedger(contents, [1 + (at % contents.length)]) };
  });

/** One change by someone with every right on the database, but without the log's key. */
type Mutation = (sample: Sample, at: number) => Ledger;

const mutations: Readonly<Record<string, Mutation>> = {
  'a byte of a leaf': ({ ledger }, at) =>
    withEntry(ledger, at, (own) => ({ ...own, leaf: otherText(own.leaf, at) })),
  'a byte of a leaf hash': ({ ledger }, at) =>
    withEntry(ledger, at, (own) => ({ ...own, hash: otherBytes(own.hash, at) })),
  'a byte of a salt': ({ ledger }, at) =>
    withOpenEntry(ledger, at, (own, salt) => ({ ...own, salt: otherBytes(salt, at) })),
  'a character of a content': ({ ledger }, at) =>
    withOpenEntry(ledger, at, (own) => ({ ...own, payload: otherText(own.payload ?? '', at) })),
  'a content deleted': ({ ledger }, at) =>
    withOpenEntry(ledger, at, ({ seq, leaf, hash }) => ({ seq, leaf, hash })),
  'a byte of a node': ({ ledger }, at) => ({
    ...ledger,
    nodes: mapAt(ledger.nodes, at, (own) => ({ ...own, hash: otherBytes(own.hash, at) })),
  }),
  'a node deleted': ({ ledger }, at) => ({ ...ledger, nodes: withoutAt(ledger.nodes, at) }),
  'a node moved': ({ ledger }, at) => ({
    ...ledger,
    nodes: mapAt(ledger.nodes, at, (own) => ({ ...own, index: own.index + 1 + (at % 90) })),
  }),
  'a byte of a peak': ({ ledger }, at) =>
    withHead(ledger, (head) => ({
      ...head,
      peaks: mapAt(head.peaks, at, (peak) => otherBytes(peak, at)),
    })),
  'the head one shorter': ({ ledger }) =>
    withHead(ledger, (head) => ({ ...head, size: head.size - 1 })),
  'a character of a checkpoint': ({ ledger }, at) => ({
    ...ledger,
    checkpoints: ledger.checkpoints.map((own) => ({ ...own, note: otherText(own.note, at) })),
  }),
  'an entry deleted': ({ ledger }, at) => ({ ...ledger, entries: withoutAt(ledger.entries, at) }),
  'an entry repeated': ({ ledger }, at) => ({
    ...ledger,
    entries: ledger.entries.flatMap((own, index) =>
      index === at % ledger.entries.length ? [own, own] : [own],
    ),
  }),
  'two entries in each other’s place': ({ ledger }, at) => {
    const left = at % (ledger.entries.length - 1);
    const [first, second] = ledger.entries.slice(left, left + 2);
    const entries = ledger.entries.map((own, index) => {
      const other = index === left ? second : index === left + 1 ? first : own;
      return { ...(other ?? own), seq: own.seq };
    });
    return { ...ledger, entries };
  },
  'an entry put in between, and everything computed anew': ({ contents, ledger }, at) => {
    const place = at % contents.length;
    const more = contents.toSpliced(place, 0, { payload: '"伪造"' });
    return { ...aLedger(more, []), outside: ledger.outside };
  },
  'a content replaced, and everything computed anew': ({ contents, ledger }, at) => {
    const forged = mapAt(contents, at, (own) => ({ ...own, payload: `${own.payload}!` }));
    return { ...aLedger(forged, []), outside: ledger.outside };
  },
  'the tail cut off, and everything computed anew': ({ contents, ledger }, at) => {
    const shorter = contents.slice(0, at % contents.length);
    return { ...aLedger(shorter, []), outside: ledger.outside };
  },
};

describe('the audit', () => {
  it('finds nothing in any ledger that nobody touched', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 9 }), ({ ledger }, batchSize) => {
        expect(findingsIn(ledger, batchSize).findings).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each(Object.entries(mutations))('finds %s', (_, mutate) => {
    fc.assert(
      fc.property(samples, fc.nat(), fc.integer({ min: 1, max: 9 }), (sample, at, batchSize) => {
        const mutated = mutate(sample, at);
        fc.pre(JSON.stringify(mutated) !== JSON.stringify(sample.ledger));

        expect(findingsIn(mutated, batchSize).findings).not.toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

function withEntry(ledger: Ledger, at: number, change: (own: LedgerEntry) => LedgerEntry): Ledger {
  return { ...ledger, entries: mapAt(ledger.entries, at, change) };
}

function withOpenEntry(
  ledger: Ledger,
  at: number,
  change: (own: LedgerEntry, salt: Uint8Array) => LedgerEntry,
): Ledger {
  return withEntry(ledger, at, (own) => (own.salt ? change(own, own.salt) : own));
}

function withHead(
  ledger: Ledger,
  change: (head: NonNullable<Ledger['head']>) => Ledger['head'],
): Ledger {
  return { ...ledger, head: ledger.head && change(ledger.head) };
}

function mapAt<Item>(items: readonly Item[], at: number, change: (item: Item) => Item): Item[] {
  return items.map((item, index) => (index === at % items.length ? change(item) : item));
}

function withoutAt<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at % items.length);
}

function otherBytes(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at % bytes.length ? byte ^ (1 << (at % 8)) : byte));
}

function otherText(text: string, at: number): string {
  const place = at % (text.length + 1);
  return `${text.slice(0, place)}0${text.slice(place + 1)}`;
}
