/** What a request says, in the order in which it says it. */
export interface Arguments {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** False where something of it is no percent-encoded UTF-8. */
  readonly isReadable: boolean;
}

/** No request of the protocol has more than seven. */
const maxPairs = 50;

/**
 * Reads `application/x-www-form-urlencoded` text: a query, or the body of a POST. Unlike the readers of
 * frameworks, it keeps repeated names and says where an encoding is broken (OAI-PMH 2.0 §3.1.1.2, §3.6).
 */
export function readArguments(text: string): Arguments {
  const parts = text
    .split('&')
    .filter((part) => part !== '')
    .slice(0, maxPairs);
  const pairs = parts.map((part) => {
    const [name = '', ...value] = part.split('=');
    return [decode(name), decode(value.join('='))] as const;
  });
  return {
    pairs: pairs.map(([name, value]) => [name ?? '', value ?? ''] as const),
    isReadable: pairs.every(([name, value]) => name !== null && value !== null),
  };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
