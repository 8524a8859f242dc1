/** What of a revision's description a list is filtered by. */
export interface ListedFacts {
  /** As they are shown. */
  readonly tags: readonly string[];
  readonly pipelineTag: string | null;
  readonly libraryName: string | null;
  readonly languages: readonly string[];
  /** Further values by the key of the card that holds them, as `task_ids`. */
  readonly keyed: Readonly<Record<string, readonly string[]>>;
}

/** Types of tags whose token is the tag itself. */
const prefixes = ['license', 'dataset', 'arxiv', 'region', 'base_model'] as const;
const isPrefixed = new RegExp(`^(?:${prefixes.join('|')}):`, 'u');

/** Formats of weights, which the Hub lists among the libraries that read them. */
const formats: ReadonlySet<string> = new Set([
  'safetensors',
  'gguf',
  'onnx',
  'pytorch',
  'tf',
  'jax',
]);

/** Longer ones are no tags, and an index takes no key of 2 KiB. */
const maxTokenLength = 300;
/** A card may name thousands of datasets; a list is not filtered by all of them. */
const maxTokens = 1_000;

/**
 * The tokens of a repository: each tag, and each once more with its type in front, since clients ask for
 * `en` as well as for `language:en`. What is of no other type is `other:`.
 */
export function listingTokens({
  tags,
  pipelineTag,
  libraryName,
  languages,
  keyed,
}: ListedFacts): string[] {
  const typed = [
    ...(pipelineTag === null ? [] : [`pipeline_tag:${pipelineTag}`]),
    ...(libraryName === null ? [] : [`library:${libraryName}`]),
    ...tags.filter((tag) => formats.has(tag)).map((format) => `library:${format}`),
    ...languages.map((language) => `language:${language}`),
    ...Object.entries(keyed).flatMap(([key, values]) => values.map((value) => `${key}:${value}`)),
  ];
  const known = new Set(typed.flatMap((token) => [token, token.slice(token.indexOf(':') + 1)]));
  const others = tags.filter((tag) => !isPrefixed.test(tag) && !known.has(tag));
  const tokens = [...typed, ...tags, ...others.map((tag) => `other:${tag}`)].flatMap(
    (tag) => toToken(tag) ?? [],
  );
  return [...new Set(tokens)].slice(0, maxTokens);
}

/** A tag as it is compared; null for what is no tag of any repository. */
export function toToken(tag: string): string | null {
  const token = tag.trim().normalize('NFC').toLowerCase();
  const isTag = token !== '' && token.length <= maxTokenLength && !/\p{Cc}|\p{Cs}/u.test(token);
  return isTag ? token : null;
}

/** The short runs of characters by which a substring of a name is looked up. */
export function gramsOf(term: string): string[] {
  if (term.length <= gramLength) return [term];
  const last = term.length - gramLength;
  const step = last / (gramsOfTerm - 1);
  const starts = Array.from({ length: gramsOfTerm }, (_, index) => Math.round(index * step));
  return [...new Set(starts.map((start) => term.slice(start, start + gramLength)))];
}

/** As the database cuts them (`listing_grams`). */
const gramLength = 3;
/** The planner takes grams for independent of each other, which they are not: few of them mislead less. */
const gramsOfTerm = 3;
