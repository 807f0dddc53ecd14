import { unzipSync } from 'fflate';
import { sheetLimits, SheetRefused } from './sheet-limits.ts';

export type ZipParts = {
  readonly names: readonly string[];
  /** The part unpacked, never larger than the size that was checked at opening. */
  read(name: string): Uint8Array | undefined;
};

type Entry = { readonly name: string; readonly packed: number; readonly unpacked: number };

/** Reads only the list of parts; refuses it when the sizes that it declares are those of a bomb. */
export function openZip(bytes: Uint8Array): ZipParts {
  const entries = entriesOf(bytes);
  refuseBomb(entries);
  const sizes = new Map(entries.map((entry) => [entry.name, entry.unpacked]));
  return {
    names: [...sizes.keys()],
    read: (name) => (sizes.has(name) ? unpack(bytes, name) : undefined),
  };
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  attempt(() =>
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (entries.length >= sheetLimits.zipEntries) throw new SheetRefused('zip-bomb');
        entries.push({ name, packed: size, unpacked: originalSize });
        return false;
      },
    }),
  );
  return entries;
}

function refuseBomb(entries: readonly Entry[]): void {
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const tooSteep = unpacked > sheetLimits.ratioFromBytes && unpacked > packed * sheetLimits.ratio;
  const tooLarge = entries.some((entry) => entry.unpacked > sheetLimits.partBytes);
  if (unpacked > sheetLimits.unpackedBytes || tooSteep || tooLarge) {
    throw new SheetRefused('zip-bomb');
  }
}

/** fflate writes into a buffer of the declared size, so a part that lies about it is cut or fails. */
function unpack(bytes: Uint8Array, name: string): Uint8Array | undefined {
  let taken = false;
  const unpacked = attempt(() =>
    unzipSync(bytes, {
      filter: (file) => {
        const wanted = file.name === name && !taken;
        taken = taken || wanted;
        return wanted;
      },
    }),
  );
  return unpacked[name];
}

function attempt<Value>(action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    if (error instanceof SheetRefused) throw error;
    throw new SheetRefused('damaged-file');
  }
}
