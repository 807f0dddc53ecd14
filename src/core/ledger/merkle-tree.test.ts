import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bytesOfHex, concatBytes, hex, sha256, utf8 } from './bytes.ts';
import { LEAF_PREFIX } from './merkle-hash.ts';
import { consistencyProof, inclusionProof } from './merkle-proof.ts';
import {
  appendLeaf,
  emptyFrontier,
  frontierAt,
  isFrontier,
  rootAt,
  rootOf,
} from './merkle-tree.ts';
import { provesConsistency, provesInclusion } from './merkle-verify.ts';
import { createNodeShelf } from './node-shelf.ts';

const MOST_LEAVES = 70;
const leaves = Array.from({ length: MOST_LEAVES }, (_, at) => leafHash(utf8(`leaf ${at}`)));

function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF_PREFIX, leaf));
}

/** The recursive definition of RFC 6962 section 2.1, with the runtime's own SHA-256. */
function naiveRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return createHash('sha256').digest();
  const [only] = hashes;
  if (hashes.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const children = [naiveRoot(hashes.slice(0, split)), naiveRoot(hashes.slice(split))];
  return children
    .reduce((digest, child) => digest.update(child), createHash('sha256').update('\x01'))
    .digest();
}

function grow(hashes: readonly Uint8Array[]) {
  const shelf = createNodeShelf();
  let frontier = emptyFrontier;
  for (const hash of hashes) {
    shelf.put({ level: 0, index: frontier.size, hash });
    const appended = appendLeaf(frontier, hash);
    appended.nodes.forEach(shelf.put);
    frontier = appended.frontier;
  }
  return { frontier, read: shelf.read };
}

const { read } = grow(leaves);
const roots = Array.from({ length: MOST_LEAVES + 1 }, (_, size) =>
  naiveRoot(leaves.slice(0, size)),
);
const rootOfSize = (size: number) => roots[size] ?? expect.fail(`no root of ${size}`);
const leafAt = (index: number) => leaves[index] ?? expect.fail(`no leaf ${index}`);
const sizes = Array.from({ length: MOST_LEAVES }, (_, at) => at + 1);

describe('the roots of the RFC 6962 reference tree', () => {
  const reference = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  const last = '606162636465666768696a6b6c6d6e6f';
  const inputs = [...reference, last].map((text) => bytesOfHex(text) ?? expect.fail('hex'));

  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('with %i leaves', (size, expected) => {
    const hashes = inputs.slice(0, size).map((input) => leafHash(input));

    expect(hex(rootOf(grow(hashes).frontier.peaks))).toBe(expected);
  });
});

describe('the tree', () => {
  it('has the naive root at every size, from its frontier and from its nodes', () => {
    for (const size of [0, ...sizes]) {
      const { frontier } = grow(leaves.slice(0, size));

      expect(hex(rootOf(frontier.peaks))).toBe(hex(rootOfSize(size)));
      expect(hex(rootAt(size, read))).toBe(hex(rootOfSize(size)));
      expect(frontierAt(size, read)).toEqual(frontier);
      expect(isFrontier(frontier)).toBe(true);
    }
  });

  it('tells a frontier with a peak too few, a short peak or a broken size', () => {
    const { frontier } = grow(leaves.slice(0, 7));

    expect(isFrontier({ ...frontier, size: 8 })).toBe(false);
    expect(isFrontier({ ...frontier, size: -1 })).toBe(false);
    expect(isFrontier({ ...frontier, peaks: frontier.peaks.slice(1) })).toBe(false);
    expect(isFrontier({ size: 1, peaks: [new Uint8Array(31)] })).toBe(false);
  });

  it('stores fewer interior nodes than leaves, each once', () => {
    let frontier = emptyFrontier;
    const names = new Set<string>();
    for (const leaf of leaves) {
      const appended = appendLeaf(frontier, leaf);
      for (const { level, index } of appended.nodes) names.add(`${level}/${index}`);
      frontier = appended.frontier;
    }

    expect(names.size).toBe(35 + 17 + 8 + 4 + 2 + 1);
  });
});

describe('an inclusion proof', () => {
  it('holds for every leaf at every size, and no tampered one does', () => {
    for (const size of sizes) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, { size, read });
        const claim = { index, size, leaf: leafAt(index), root: rootOfSize(size), proof };
        const forged = [
          { ...claim, index: index + 1 },
          { ...claim, index: index - 1 },
          { ...claim, leaf: leafAt((index + 1) % MOST_LEAVES) },
          { ...claim, root: rootOfSize(size - 1) },
          { ...claim, proof: [...proof, leafAt(0)] },
          { ...claim, proof: [leafAt(0), ...proof] },
          ...proofForgeries(proof).map((other) => ({ ...claim, proof: other })),
        ];

        if (!provesInclusion(claim)) expect.fail(`${index} of ${size}`);
        for (const lie of forged) if (provesInclusion(lie)) expect.fail(JSON.stringify(lie));
      }
    }
  });

  it('is not made for a leaf that is not there', () => {
    expect(() => inclusionProof(3, { size: 3, read })).toThrow();
    expect(() => inclusionProof(-1, { size: 3, read })).toThrow();
    expect(() => inclusionProof(0.5, { size: 3, read })).toThrow();
  });
});

describe('a consistency proof', () => {
  it('holds for every pair of sizes, and no tampered one does', () => {
    for (const size of sizes) {
      for (let oldSize = 0; oldSize <= size; oldSize += 1) {
        const proof = consistencyProof(oldSize, { size, read });
        const claim = {
          oldSize,
          size,
          oldRoot: rootOfSize(oldSize),
          root: rootOfSize(size),
          proof,
        };
        const forged = [
          { ...claim, oldRoot: leafHash(utf8('other')) },
          { ...claim, proof: [...proof, leafAt(0)] },
          ...(oldSize > 0 ? [{ ...claim, root: rootOfSize(size - 1) }] : []),
          ...proofForgeries(proof).map((other) => ({ ...claim, proof: other })),
        ];

        if (!provesConsistency(claim)) expect.fail(`${oldSize} in ${size}`);
        for (const lie of forged) if (provesConsistency(lie)) expect.fail(JSON.stringify(lie));
      }
    }
  });

  it('is refused for sizes in the wrong order and hashes of the wrong length', () => {
    const claim = { oldSize: 3, size: 2, oldRoot: rootOfSize(3), root: rootOfSize(2), proof: [] };

    expect(provesConsistency(claim)).toBe(false);
    expect(provesConsistency({ ...claim, size: 3, root: new Uint8Array(3) })).toBe(false);
    expect(() => consistencyProof(3, { size: 2, read })).toThrow();
  });
});

it('proves across 2^31 leaves', () => {
  const sameEverywhere = (level: number): Uint8Array => perfect[level] ?? expect.fail('level');
  const perfect = [leafAt(0)];
  for (let level = 0; level < 40; level += 1) {
    const below = sameEverywhere(level);
    perfect.push(rootOf([below, below]));
  }
  fc.assert(
    fc.property(fc.nat(2 ** 20), fc.integer({ min: 1, max: 2 ** 39 }), (part, size) => {
      const tree = { size, read: sameEverywhere };
      const index = Math.floor((part / 2 ** 20) * (size - 1));
      const root = rootAt(size, sameEverywhere);
      const oldRoot = rootAt(index, sameEverywhere);
      const inclusion = { index, size, leaf: leafAt(0), root, proof: inclusionProof(index, tree) };
      const proof = consistencyProof(index, tree);

      expect(provesInclusion(inclusion)).toBe(true);
      expect(provesConsistency({ oldSize: index, size, oldRoot, root, proof })).toBe(true);
    }),
    { numRuns: 30 },
  );
});

function proofForgeries(proof: readonly Uint8Array[]): (readonly Uint8Array[])[] {
  if (proof.length === 0) return [];
  const changed = proof.map((_, at) =>
    proof.map((hash, index) => (index === at ? hash.map((byte) => byte ^ 1) : hash)),
  );
  return [proof.slice(1), proof.slice(0, -1), ...changed];
}
