import type { ProposedPerson } from './proposal.js';
import { texToText } from './tex-text.js';

/**
 * The people of a BibTeX field, split as BibTeX splits them: `First von Last`, `von Last, First` or
 * `von Last, Jr, First`; a name in braces of its own is an organisation's, or one that is not to be split.
 */
export function readBibtexNames(
  field: string,
  onUnknown: (command: string) => void,
): { readonly people: readonly ProposedPerson[]; readonly isCut: boolean } {
  const names = splitAtLevel(field, /\s+and(?=\s)/iy)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const people = names.filter((name) => !/^others$/i.test(name));
  return {
    people: people.map((name) => readName(name, (tex) => texToText(tex, onUnknown))),
    isCut: people.length < names.length,
  };
}

function readName(name: string, plain: (tex: string) => string): ProposedPerson {
  if (isOneBlock(name)) return { type: 'Organizational', name: plain(name) };
  const [first = '', second, third] = splitAtLevel(name, /\s*,/y).map((part) => part.trim());
  if (second === undefined) return readFirstLast(first, plain);
  const [given, suffix] = third === undefined ? [second, ''] : [third, second];
  const all = [given, suffix].filter((part) => part !== '').map(plain);
  return { familyName: plain(first), ...(all.length > 0 && { givenName: all.join(', ') }) };
}

/** The family name begins with the first word in lower case that another word follows. */
function readFirstLast(name: string, plain: (tex: string) => string): ProposedPerson {
  const parts = splitAtLevel(name, /[\s~]+/y).filter((part) => part !== '');
  const von = parts.findIndex(
    (part, index) => index < parts.length - 1 && isLower(plain(part), part),
  );
  const start = von === -1 ? parts.length - 1 : von;
  const given = parts.slice(0, start).map(plain).join(' ');
  const family = parts.slice(start).map(plain).join(' ');
  return { familyName: family, ...(given !== '' && { givenName: given }) };
}

/** A word in braces has no case. */
function isLower(plain: string, written: string): boolean {
  return !written.startsWith('{') && /^\p{Ll}/u.test(plain);
}

function isOneBlock(name: string): boolean {
  return name.startsWith('{') && !name.startsWith('{\\') && endOfBlock(name) === name.length;
}

function endOfBlock(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}

/** Splits where the separator stands outside of braces. */
function splitAtLevel(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0) {
      separator.lastIndex = at;
      const found = separator.exec(text)?.[0];
      if (found === undefined) continue;
      parts.push(text.slice(from, at));
      from = at + found.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
