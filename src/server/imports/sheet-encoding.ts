import { SheetRefused } from './sheet-limits.ts';

/** UTF-8 and UTF-16 by their marks, else UTF-8 when it is valid, else GB18030 when that is. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = encoding ? decodedAs(encoding, bytes) : undefined;
  if (text === undefined || looksBinary(text)) throw new SheetRefused('not-a-spreadsheet');
  return text;
}

function encodingOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const withoutMark = encodingWithoutMark(bytes);
  if (withoutMark) return withoutMark;
  return ['utf-8', 'gb18030'].find((encoding) => decodedAs(encoding, bytes) !== undefined);
}

/** UTF-16 without a mark shows itself by a zero in every second byte of its first separators. */
function encodingWithoutMark(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 3 && even === 0) return 'utf-16le';
  if (even > 3 && odd === 0) return 'utf-16be';
  return undefined;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4_000);
  const controls = sample.match(/[\u0000-\u0008\u000E-\u001F]/g)?.length ?? 0;
  return controls > sample.length / 50;
}
