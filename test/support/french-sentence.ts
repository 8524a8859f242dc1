/** Small words that English cannot do without and French does not have, quoted words apart. */
const english = /\b(?:the|is|are|was|of|and|must|this|that|with|not|it|has|write|its)\b/;
const quotations = /«[^»]*»|“[^”]*”|\{[^}]*\}|https?:\S+/g;

/** What keeps a text from being a French sentence: an English word, or a hole where a value should be. */
export function flawsOfFrench(text: string): readonly string[] {
  const own = text.replace(quotations, '');
  return [english.exec(own)?.[0], /undefined|NaN|\[object|~/.exec(text)?.[0]].filter(
    (flaw): flaw is string => flaw !== undefined,
  );
}

/**
 * The values among facts that a text does not show: texts that begin with `zq`, and numbers from 50 on,
 * whose digits may stand in groups.
 */
export function valuesMissingFrom(text: string, facts: unknown): readonly string[] {
  const plain = text.replace(/(\d)[\s\u00a0\u202f](?=\d{3})/g, '$1');
  return valuesOf(facts).filter((value) => !plain.includes(value));
}

function valuesOf(facts: unknown): readonly string[] {
  if (typeof facts === 'number') return facts < 50 ? [] : [String(facts)];
  if (typeof facts === 'string') return facts.startsWith('zq') ? [facts] : [];
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.values(facts).flatMap(valuesOf);
}
