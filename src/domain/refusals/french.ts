/** « text » */
export function quoted(text: string): string {
  return `« ${text} »`;
}

/** `a, b ou c` */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ou ${last}`;
}

/** A number with its digits in groups. */
export function digits(number: number): string {
  return number.toLocaleString('fr');
}

/** `un octet`, `3 octets` */
export function octets(count: number): string {
  return `${digits(count)} ${count < 2 ? 'octet' : 'octets'}`;
}
