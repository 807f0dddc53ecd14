/** Letters of any script, digits, and dot, dash or line inside; in one form, so that case does not matter. */
export function readSignInName(typed: string): string | undefined {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  return /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{0,38}[\p{L}\p{M}\p{N}])$/u.test(name)
    ? name
    : undefined;
}
