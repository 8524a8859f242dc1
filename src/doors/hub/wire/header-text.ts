/** Proxies refuse longer header lines. */
const maxLength = 1_000;

const spelledOut: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
};

/** The text on one line of ASCII, as `X-Error-Message` needs it (hf-hub §0); at most 1,000 characters. */
export function toHeaderText(text: string): string {
  const plain = text
    .replace(/[’‘“”…–—\u00a0]/gu, (character) => spelledOut[character] ?? '?')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
  return plain.length > maxLength ? `${plain.slice(0, maxLength - 3)}...` : plain;
}
