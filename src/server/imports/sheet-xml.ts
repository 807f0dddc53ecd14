import sax from 'sax';
import { SheetRefused } from './sheet-limits.ts';

export type XmlEvents = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

const pieceBytes = 64 * 1024;

/** Feeds a part to `events` piece by piece; names come without prefix. No DTD, so no entities. */
export function readXml(part: Uint8Array, events: XmlEvents): void {
  const parser = sax.parser(true, { position: false });
  parser.onerror = refuseDamaged;
  parser.ondoctype = refuseDamaged;
  parser.onopentag = (tag) =>
    events.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  parser.onclosetag = (name) => events.close?.(localName(name));
  parser.ontext = (text) => events.text?.(text);
  parser.oncdata = (text) => events.text?.(text);
  const decoder = new TextDecoder(encodingOf(part));
  for (let at = 0; at < part.length; at += pieceBytes) {
    parser.write(decoder.decode(part.subarray(at, at + pieceBytes), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function encodingOf(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return 'utf-16le';
  if (part[0] === 0xfe && part[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function refuseDamaged(): never {
  throw new SheetRefused('damaged-file');
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
