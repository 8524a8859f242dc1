const openers: ReadonlyMap<string, string> = new Map([
  ...['\u202a', '\u202b', '\u202d', '\u202e'].map((sign) => [sign, '\u202c'] as const),
  ...['\u2066', '\u2067', '\u2068'].map((sign) => [sign, '\u2069'] as const),
]);

/**
 * A text as it may stand on one line of a citation. Line breaks would begin another field and are
 * spaces; a change of direction is kept and ends with the text, so that nothing after it reads backwards.
 */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
  return inOwnDirection(line);
}

/** The text with every change of direction in it ended by it, for where nothing else can isolate it. */
export function inOwnDirection(text: string): string {
  return /[\u202a-\u202e\u2066-\u2069]/.test(text) ? closed(text) : text;
}

function closed(line: string): string {
  const open: string[] = [];
  let kept = '';
  for (const sign of line) {
    const closer = openers.get(sign);
    if (closer !== undefined) {
      open.push(closer);
    } else if (sign === '\u202c' || sign === '\u2069') {
      // One that ends nothing here would end what surrounds the text.
      if (open.at(-1) !== sign) continue;
      open.pop();
    }
    kept += sign;
  }
  return kept + open.reverse().join('');
}
