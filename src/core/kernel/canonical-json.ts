/** A value that JSON can carry. Numbers are IEEE 754 doubles: larger integers travel as text. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * RFC 8785 (JSON Canonicalization Scheme): no white space, members sorted by the UTF-16 code units
 * of their names, numbers and escapes as ECMAScript writes them. Equal values give equal text.
 * A value without a canonical form (lone surrogate, NaN, infinity, `undefined`) is a bug: throws.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (isList(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new TypeError(`no canonical JSON for a ${typeof value}`);
}

function canonicalObject(value: { readonly [name: string]: JsonValue }): string {
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(canonicalMember).join(',')}}`;
}

function canonicalMember([name, value]: readonly [string, JsonValue]): string {
  return `${canonicalString(name)}:${canonicalJson(value)}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`no canonical JSON for ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!isWellFormed(value)) throw new RangeError('no canonical JSON for a lone surrogate');
  return JSON.stringify(value);
}

/** False when the text holds half of a surrogate pair, which no UTF-8 can carry. */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Dates, maps and instances of classes would silently lose what they mean. */
function isPlainObject(value: unknown): value is { readonly [name: string]: JsonValue } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
