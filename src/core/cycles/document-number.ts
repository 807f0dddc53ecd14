/**
 * A document number as GB/T 9704 writes it: 〔year〕 in six-cornered brackets, no leading zeros, no
 * 第: `江创办[2026]第012号` is 江创办〔2026〕12号. `undefined` when it is no such number.
 */
export function documentNumber(text: string): string | undefined {
  const folded = text.normalize('NFKC').replace(/\s+/g, '');
  const match =
    /^([\p{L}\d]{1,40}?)[[【(〔{《<]((?:19|20|21)\d{2})年?[\]】)〕}》>](?:第|字第)?0*(\d{1,5})号?$/u.exec(
      folded,
    );
  if (!match) return undefined;
  return `${match[1]}〔${match[2]}〕${match[3]}号`;
}
