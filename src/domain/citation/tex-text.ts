const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts escaped braces as well: one alone would swallow the entries after it.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Accents by the mark that Unicode composes letters with. */
const accents: ReadonlyMap<string, string> = new Map([
  ['\u0300', '`'],
  ['\u0301', "'"],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '='],
  ['\u0306', 'u'],
  ['\u0307', '.'],
  ['\u0308', '"'],
  ['\u030a', 'r'],
  ['\u030b', 'H'],
  ['\u030c', 'v'],
  ['\u0323', 'd'],
  ['\u0327', 'c'],
  ['\u0328', 'k'],
  ['\u0331', 'b'],
]);

/** Letters and signs that have a name of their own. */
const named: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'dj'],
  ['Đ', 'DJ'],
  ['ð', 'dh'],
  ['Ð', 'DH'],
  ['þ', 'th'],
  ['Þ', 'TH'],
  ['ı', 'i'],
  ['–', 'textendash'],
  ['—', 'textemdash'],
  ['‘', 'textquoteleft'],
  ['’', 'textquoteright'],
  ['“', 'textquotedblleft'],
  ['”', 'textquotedblright'],
  ['«', 'guillemotleft'],
  ['»', 'guillemotright'],
  ['…', 'textellipsis'],
  ['€', 'texteuro'],
  ['©', 'textcopyright'],
  ['°', 'textdegree'],
]);

export const texEncodings = ['utf-8', 'ascii'] as const;
export type TexEncoding = (typeof texEncodings)[number];

/**
 * A text that TeX prints as it was written. In ASCII, letters have TeX's accents; of what TeX has no
 * name for, the number of the character is given.
 */
export function texText(text: string, encoding: TexEncoding): string {
  const escaped = text.replace(/[\\{}~^$&#_%]/g, (sign) => escapes[sign] ?? `\\${sign}`);
  return encoding === 'ascii' ? inAscii(escaped) : escaped;
}

function inAscii(text: string): string {
  return text.normalize('NFC').replace(/[^\u0020-\u007e]/gu, asciiOf);
}

function asciiOf(letter: string): string {
  const name = named.get(letter);
  if (name !== undefined) return `{\\${name}}`;
  const [base = '', mark = '', ...more] = letter.normalize('NFD');
  const accent = accents.get(mark);
  if (accent !== undefined && more.length === 0 && /^[A-Za-z]$/.test(base)) {
    return `{\\${accent}{${base}}}`;
  }
  return `{\\symbol{"${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}}}`;
}
