const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The Crockford base 32 symbol, lower case, of the low five bits of a byte. */
export function crockfordSymbol(byte: number): string {
  return alphabet.charAt(byte & 31);
}

/**
 * The two check digits that ROR and Sphere's PIDs put behind their symbols: `98 - (n * 100 mod 97)`
 * with `n` the value of the symbols (scholarly A.2); null where one is not of the alphabet.
 * Exact for up to nine symbols.
 */
export function crockfordCheckDigits(symbols: string): string | null {
  let value = 0;
  for (const symbol of symbols) {
    const digit = alphabet.indexOf(symbol);
    if (digit === -1) return null;
    value = value * 32 + digit;
  }
  return String(98 - ((value * 100) % 97)).padStart(2, '0');
}
