/** Control characters, lone surrogates, line and paragraph separators. */
const breaksLine = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
/** As above, but for tabs and line breaks. */
const breaksText = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** Whether a value is a text of one line that can be stored and shown. */
export function isCleanLine(value: unknown): boolean {
  return typeof value === 'string' && !breaksLine.test(value);
}

/** Whether a value is a text, of however many lines, that can be stored and shown. */
export function isCleanText(value: unknown): boolean {
  return typeof value === 'string' && !breaksText.test(value);
}

/** Deeper JSON has no honest use, and would exhaust whoever walks it. */
const maxDepth = 32;

/** Whether every text in a JSON value, keys included, can be stored and shown, and none is too deep. */
export function isCleanJson(value: unknown, depth = 0): boolean {
  if (depth > maxDepth) return false;
  if (typeof value === 'string') return isCleanText(value);
  if (Array.isArray(value)) return value.every((item) => isCleanJson(item, depth + 1));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([key, item]) => isCleanLine(key) && isCleanJson(item, depth + 1),
  );
}
