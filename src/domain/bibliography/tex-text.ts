/** Combining marks of TeX's accents: signs, and letters that need an argument. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  d: '\u0323',
  b: '\u0331',
  k: '\u0328',
  r: '\u030a',
};

const symbols: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textregistered: '®',
  texttrademark: '™',
  copyright: '©',
  ldots: '…',
  dots: '…',
  textunderscore: '_',
  S: '§',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
};

/** Commands that only say how their argument looks. */
const styles =
  /^(?:emph|text(?:it|bf|tt|sc|rm|sf|sl|md|up|normal)|mbox|url|href|uppercase|MakeUppercase|it|bf|tt|sc|rm|em|sl|relax|protect|noopsort|par|small|ensuremath|mathrm|textsuperscript|textsubscript)$/;

/**
 * Plain text of what BibTeX means by TeX: accents become letters, braces and styles go, formulas
 * between dollar signs stay as they are. Linear in the text.
 * @param onUnknown told of each command that means nothing here and was left out
 */
export function texToText(
  tex: string,
  onUnknown: (command: string) => void = () => undefined,
): string {
  let text = '';
  let at = 0;
  while (at < tex.length) {
    const sign = tex.charAt(at);
    if (sign === '$') {
      const end = closingDollar(tex, at + 1);
      text += tex.slice(at, end);
      at = end;
    } else if (sign === '\\') {
      const [read, next] = readCommand(tex, at + 1, onUnknown);
      text += read;
      at = next;
    } else {
      text += sign === '{' || sign === '}' ? '' : sign === '~' ? ' ' : sign;
      at += 1;
    }
  }
  return text
    .normalize('NFC')
    .split(/(\$[^$]*\$)/)
    .map((part, index) => (index % 2 === 1 ? part : withSigns(part)))
    .join('');
}

/** After the dollar sign that closes a formula; after the opening one where none does. */
function closingDollar(tex: string, from: number): number {
  for (let at = from; at < tex.length; at += 1) {
    if (tex.charAt(at) === '\\') at += 1;
    else if (tex.charAt(at) === '$') return at + 1;
  }
  return from;
}

function readCommand(
  tex: string,
  from: number,
  onUnknown: (command: string) => void,
): [text: string, next: number] {
  const name = /^[A-Za-z]+/.exec(tex.slice(from, from + 40))?.[0];
  if (name === undefined) {
    const sign = tex.charAt(from);
    const mark = accents[sign];
    if (mark === undefined) return [sign === '\\' || sign === '' ? ' ' : sign, from + 1];
    return readAccented(tex, from + 1, mark);
  }
  const after = from + name.length;
  const mark = name.length === 1 ? accents[name] : undefined;
  if (mark !== undefined && /^[\s{\\]/.test(tex.charAt(after))) {
    return readAccented(tex, after, mark);
  }
  const next = /^\s$/.test(tex.charAt(after)) ? after + 1 : after;
  const symbol = Object.hasOwn(symbols, name) ? symbols[name] : undefined;
  if (symbol !== undefined) return [symbol, next];
  if (!styles.test(name)) onUnknown(`\\${name}`);
  return ['', next];
}

/** The letter under an accent, `{e}`, `e`, `{\i}` or `\i`, with its mark. */
function readAccented(tex: string, from: number, mark: string): [text: string, next: number] {
  const rest = tex.slice(from, from + 20);
  const match = /^\s*(?:\{\s*(?:\\([A-Za-z]+)\s*|(\P{M}\p{M}*))?|\\([A-Za-z]+)\s?|(\P{M}))/u.exec(
    rest,
  );
  if (match === null) return ['', from];
  const [whole, command, braced, bareCommand, bare] = match;
  const name = command ?? bareCommand;
  // A dot under an accent is not written.
  const letter =
    name === undefined
      ? (braced ?? bare ?? '')
      : name === 'i' || name === 'j'
        ? name
        : (symbols[name] ?? '');
  const isNone = letter === '' || letter === '}';
  return [isNone ? '' : `${letter}${mark}`, from + whole.length];
}

function withSigns(text: string): string {
  return text
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”');
}
