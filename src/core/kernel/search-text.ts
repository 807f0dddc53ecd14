import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Text as it is compared and searched: compatibility forms folded, lower case, no white space. */
export function searchableText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Nothing but white space and characters that nobody sees. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Cf}]*$/u.test(text);
}

/** The distinct pairs of neighbouring characters of a searchable text, in order of appearance. */
export function bigramsOf(searchable: string): readonly string[] {
  const characters = [...searchable];
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < characters.length; index++) {
    pairs.add(`${characters[index]}${characters[index + 1]}`);
  }
  return [...pairs];
}

/**
 * 32-bit signed keys of the bigrams of one tenant (FNV-1a over code units). Two grams may share a
 * key, so whoever searches by keys checks the text too.
 */
export function gramKeys(tenantId: string, searchable: string): readonly number[] {
  const keys = new Set<number>();
  const seed = fnv1a(2166136261, tenantId);
  for (const gram of bigramsOf(searchable)) keys.add(fnv1a(seed, gram));
  return [...keys].sort((a, b) => a - b);
}

/** 48-bit key that is equal for equal texts; 0 for an empty text. */
export function textKey(text: string): number {
  const searchable = searchableText(text);
  if (searchable === '') return 0;
  const digest = sha256(utf8ToBytes(searchable));
  return digest.slice(0, 6).reduce((key, byte) => key * 256 + byte, 0);
}

function fnv1a(seed: number, text: string): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash | 0;
}
