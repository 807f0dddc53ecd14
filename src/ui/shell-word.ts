/** A name as one word of a command that people copy into their shell. */
export function shellWord(name: string): string {
  const isPlain = /^[\p{L}\p{N}·.][\p{L}\p{M}\p{N}·.-]*$/u.test(name);
  return isPlain ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
