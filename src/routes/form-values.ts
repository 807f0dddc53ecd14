/** What forms say, in the shape of contracts; the contract decides whether it is right. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Left out when nothing was typed. */
export function optionalIn(form: FormData, name: string): string | undefined {
  return textIn(form, name) || undefined;
}
