import { calendarDate, type CalendarDate } from '../kernel/calendar-date.ts';
import { base64Url, bytesOfBase64Url } from './base64.ts';
import { HASH_LENGTH, hashWithText, sha256, type Sha256 } from './bytes.ts';
import { LEAF_PREFIX } from './merkle-hash.ts';

/** What the tree holds of one fact: nothing that names a person or tells what was said. */
export interface Leaf {
  /** 32 bytes, see `commitment`. */
  readonly commitment: Uint8Array;
  readonly date: CalendarDate;
  /** The kind of fact from the catalogue, e.g. `review.recorded`, or `sealed`. */
  readonly type: string;
}

const TYPE = /^[a-z][A-Za-z0-9-]*(?:\.[a-z][A-Za-z0-9-]*)*$/;
const TEXT =
  /^\{"c":"([A-Za-z0-9_-]{43})","d":"(\d{4}-\d{2}-\d{2})","t":"([A-Za-z0-9.-]+)","v":1\}$/;

/**
 * The text of a leaf, RFC 8785 canonical JSON of ASCII characters only:
 *
 *     {"c":"<43 characters base64url>","d":"2026-11-23","t":"review.recorded","v":1}
 *
 * `c` commitment, `d` day, `t` kind of fact, `v` version of this layout. No character ever needs an
 * escape, so this template is its only spelling. Throws for a type or commitment of another form.
 */
export function leafText(leaf: Leaf): string {
  if (leaf.commitment.length !== HASH_LENGTH) throw new RangeError('commitment of wrong length');
  if (!TYPE.test(leaf.type)) throw new RangeError(`no leaf type: ${leaf.type}`);
  return `{"c":"${base64Url(leaf.commitment)}","d":"${leaf.date}","t":"${leaf.type}","v":1}`;
}

/** `undefined` for every text that `leafText` doesn't write. */
export function parseLeaf(text: string): Leaf | undefined {
  const [, c = '', d = '', type = ''] = TEXT.exec(text) ?? [];
  const committed = bytesOfBase64Url(c);
  const date = calendarDate(d);
  if (committed?.length !== HASH_LENGTH || !date || !TYPE.test(type)) return undefined;
  return { commitment: committed, date, type };
}

/** SHA-256(0x00 || UTF-8 bytes of the leaf text): the tree's node at level 0. */
export function hashOfLeafText(text: string, hash: Sha256 = sha256): Uint8Array {
  return hashWithText(LEAF_PREFIX, text, hash);
}
