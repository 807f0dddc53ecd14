const BITS_PER_CHUNK = 8192;

/** Sequence numbers in a set at one bit each, with room only where there are any. */
export interface SequenceSet {
  readonly add: (seq: number) => void;
  readonly remove: (seq: number) => void;
  readonly has: (seq: number) => boolean;
  /** From the smallest on. */
  readonly all: () => Iterable<number>;
}

export function createSequenceSet(): SequenceSet {
  const chunks = new Map<number, Uint32Array>();
  const chunkOf = (seq: number) => chunks.get(Math.floor(seq / BITS_PER_CHUNK));
  return {
    add: (seq) => {
      const key = Math.floor(seq / BITS_PER_CHUNK);
      let chunk = chunks.get(key);
      if (!chunk) chunks.set(key, (chunk = new Uint32Array(BITS_PER_CHUNK / 32)));
      chunk[wordOf(seq)] = (chunk[wordOf(seq)] ?? 0) | maskOf(seq);
    },
    remove: (seq) => {
      const chunk = chunkOf(seq);
      if (chunk) chunk[wordOf(seq)] = (chunk[wordOf(seq)] ?? 0) & ~maskOf(seq);
    },
    has: (seq) => isInChunk(chunkOf(seq), seq),
    all: () => membersOf(chunks),
  };
}

function* membersOf(chunks: ReadonlyMap<number, Uint32Array>): Iterable<number> {
  for (const key of [...chunks.keys()].sort((left, right) => left - right)) {
    for (let bit = 0; bit < BITS_PER_CHUNK; bit += 1) {
      const seq = key * BITS_PER_CHUNK + bit;
      if (isInChunk(chunks.get(key), seq)) yield seq;
    }
  }
}

function isInChunk(chunk: Uint32Array | undefined, seq: number): boolean {
  return chunk !== undefined && ((chunk[wordOf(seq)] ?? 0) & maskOf(seq)) !== 0;
}

function wordOf(seq: number): number {
  return Math.floor((seq % BITS_PER_CHUNK) / 32);
}

function maskOf(seq: number): number {
  return 1 << (seq % 32);
}
