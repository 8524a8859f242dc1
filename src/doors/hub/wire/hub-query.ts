/** The query of a request as Fastify reads it. */
export type HubQuery = Readonly<Record<string, string | string[] | undefined>>;

/** Booleans arrive as `true`, `false` or `1` (hf-hub §0). */
export function flagOf(query: HubQuery, key: string): boolean {
  const [value] = valuesOf(query, key);
  return value === 'true' || value === '1' || value === 'True';
}

/** Lists repeat the key, and some clients write `key[]` (hf-hub §0). */
export function valuesOf(query: HubQuery, key: string): string[] {
  return [query[key], query[`${key}[]`]].flatMap((value) => value ?? []);
}

/** The number a client asks for, within bounds; `fallback` where it asks for none. */
export function numberOf(
  query: HubQuery,
  key: string,
  { fallback, max }: { fallback: number; max: number },
): number {
  const value = Number(valuesOf(query, key)[0]);
  return Number.isSafeInteger(value) && value >= 0 ? Math.min(value, max) : fallback;
}
