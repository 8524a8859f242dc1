/** What keeps a declared licence from being read, for those who say it in another language. */
export type Unreadable =
  | { readonly what: 'none' | 'list' | 'not-text' }
  | { readonly what: 'too-long' | 'too-many-terms' | 'too-deep'; readonly limit: number }
  | { readonly what: 'foreign-letter'; readonly codePoint: string; readonly position: number }
  | { readonly what: 'stray-letter'; readonly letter: string; readonly position: number }
  | { readonly what: 'detached-plus'; readonly position: number }
  | {
      readonly what: 'unexpected';
      readonly expected: Expected;
      readonly position: number;
      /** The word that stands there; null at the end. */
      readonly found: string | null;
    }
  | { readonly what: 'says-unknown' | 'unknown-name' | 'family-name'; readonly name: string }
  | { readonly what: 'plus-inside' | 'no-plus'; readonly word: string }
  | { readonly what: 'second-exception'; readonly word: string; readonly licence: string };

/** What could stand where something else does. */
export type Expected = 'operator' | 'no-closing' | 'closing' | 'identifier' | 'exception';
