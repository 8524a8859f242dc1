/** What the wildcards of a pattern match. */
interface GlobDialect {
  /** `*` stops at `/`, and `**` crosses it; otherwise `*` crosses it too. */
  readonly starStopsAtSlash: boolean;
  /** `?` is one character; otherwise it is itself. */
  readonly hasQuestionMark: boolean;
}

/** REUSE.toml: `*` within a folder, `**` across folders, `\` before either; all else is literal. */
export const reuseGlob: GlobDialect = { starStopsAtSlash: true, hasQuestionMark: false };
/** Debian copyright files: `*` and `?` cross folders. */
export const dep5Glob: GlobDialect = { starStopsAtSlash: false, hasQuestionMark: true };
const cardGlob: GlobDialect = { starStopsAtSlash: true, hasQuestionMark: true };

type Token =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'one' }
  | { readonly type: 'segment' }
  | { readonly type: 'any' };

/**
 * Whether a pattern of a card's `artifacts` names a path: `*` within a folder, `**` across folders;
 * without a slash it is compared with the file's name in any folder; with one at its end it names
 * everything below.
 */
export function matchesCardGlob(written: string, path: string): boolean {
  const pattern = written.replace(/^(?:\.?\/|\*\*\/)+/, '');
  if (pattern.endsWith('/')) return matchesGlob(`${pattern}**`, path, cardGlob);
  if (pattern.includes('/')) return matchesGlob(pattern, path, cardGlob);
  return matchesGlob(pattern, path.slice(path.lastIndexOf('/') + 1), cardGlob);
}

/** Whether a pattern matches a whole path. Cost: length of the pattern times length of the path. */
export function matchesGlob(pattern: string, path: string, dialect: GlobDialect): boolean {
  const tokens = tokensOf(pattern, dialect);
  // All positions in the pattern at once: patterns are strangers' text, and backtracking explodes.
  let active = closure(new Set([0]), tokens);
  for (const character of path) {
    const next = new Set<number>();
    for (const index of active) {
      const token = tokens[index];
      if (token === undefined) continue;
      if (token.type === 'any' || (token.type === 'segment' && character !== '/')) next.add(index);
      if (token.type === 'one' && character !== '/') next.add(index + 1);
      if (token.type === 'literal' && token.text === character) next.add(index + 1);
    }
    if (next.size === 0) return false;
    active = closure(next, tokens);
  }
  return active.has(tokens.length);
}

function tokensOf(pattern: string, dialect: GlobDialect): readonly Token[] {
  const tokens: Token[] = [];
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const next = characters[index + 1];
    if (character === '\\' && next !== undefined) {
      tokens.push({ type: 'literal', text: next });
      index += 1;
    } else if (character === '*') {
      const isDouble = next === '*';
      if (isDouble) index += 1;
      const crosses = isDouble || !dialect.starStopsAtSlash;
      tokens.push({ type: crosses ? 'any' : 'segment' });
    } else if (character === '?' && dialect.hasQuestionMark) {
      tokens.push({ type: 'one' });
    } else {
      tokens.push({ type: 'literal', text: character });
    }
  }
  return tokens;
}

/** A wildcard may match nothing. */
function closure(positions: ReadonlySet<number>, tokens: readonly Token[]): Set<number> {
  const closed = new Set(positions);
  for (const index of closed) {
    const type = tokens[index]?.type;
    if (type === 'any' || type === 'segment') closed.add(index + 1);
  }
  return closed;
}
