/**
 * Whether a pattern without slashes names a file or folder, as the shell does: `*`, `?`, `[a-z]`,
 * `[!a-z]`, and `\` before any of them. Goes back to the last `*` only: patterns are strangers' text.
 */
export function matchesName(pattern: string, name: string): boolean {
  const tokens = tokensOf(pattern);
  const characters = Array.from(name);
  let at = 0;
  let inName = 0;
  let retry: { at: number; inName: number } | null = null;
  while (inName < characters.length) {
    const token = tokens[at];
    if (token === '*') {
      retry = { at, inName };
      at += 1;
    } else if (token?.(characters[inName] ?? '') === true) {
      at += 1;
      inName += 1;
    } else if (retry !== null) {
      retry = { at: retry.at, inName: retry.inName + 1 };
      at = retry.at + 1;
      inName = retry.inName;
    } else {
      return false;
    }
  }
  while (tokens[at] === '*') at += 1;
  return at === tokens.length;
}

type Token = '*' | ((character: string) => boolean);

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let rest = pattern; rest !== '';) {
    const set = /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/su.exec(rest);
    const escaped = /^\\(.)/su.exec(rest);
    const [character = ''] = rest;
    if (set !== null) {
      tokens.push(oneOf(set[2] ?? '', set[1] !== ''));
      rest = rest.slice(set[0].length);
    } else if (escaped !== null) {
      tokens.push(is(escaped[1] ?? ''));
      rest = rest.slice(escaped[0].length);
    } else {
      tokens.push(character === '*' ? '*' : character === '?' ? anything : is(character));
      rest = rest.slice(character.length);
    }
  }
  return tokens;
}

function is(wanted: string): Token {
  return (character) => character === wanted;
}

function anything(): boolean {
  return true;
}

/** The inside of brackets: single characters and ranges. */
function oneOf(inside: string, isNegated: boolean): Token {
  const ranges = Array.from(
    inside.matchAll(/\\?(.)(?:-\\?(.))?/gsu),
    ([, from = '', to = from]) => [from, to] as const,
  );
  return (character) =>
    ranges.some(([from, to]) => from <= character && character <= to) !== isNegated;
}
