import type { RecordQuery } from '../../capabilities/discovery/index.js';
import { InvalidInput, NotFound } from '../../domain/errors/sphere-error.js';
import { type RepositoryKind, repositoryKinds } from '../../domain/identifiers/repository-kind.js';
import { isLanguage, type Language } from '../../domain/language/language.js';
import { feedWords } from './feed-words.js';

/** Which records a feed holds, and what it is called. */
export interface FeedQuestion {
  readonly title: string;
  readonly query: RecordQuery;
  /** The same list for readers, as an address of the site. */
  readonly page: string;
}

/** Parameters of an address, of which the first of each name counts. */
export type Parameters = Readonly<Record<string, unknown>>;

const suffix = '.atom';
/** What a search may be narrowed by, as its page spells it. */
const narrowings = [
  'q',
  'licence',
  'task',
  'language',
  'organisation',
  'namespace',
  'year',
  'openness',
  'author',
] as const;

/** The language that the address asks for; English where it asks for none. */
export function feedLanguage(parameters: Parameters): Language {
  const asked = parameters['lang'];
  return isLanguage(asked) ? asked : 'en';
}

/** Reads the last segment of a feed's address. Throws `NotFound` (`feed-not-found`). */
export function nameOfFeed(file: string): string {
  if (file.endsWith(suffix) && file.length > suffix.length) return file.slice(0, -suffix.length);
  throw new NotFound('feed-not-found', `The address of a feed ends in "${suffix}".`);
}

/** `all`, `models`, `papers`, `datasets`, or `search` with a search's own parameters; else `NotFound`. */
export function questionOf(name: string, parameters: Parameters): FeedQuestion {
  const words = feedWords[feedLanguage(parameters)];
  if (name === 'all') return { title: words.everything, query: {}, page: '/search?sort=updated' };
  if (name === 'search') return searchQuestion(parameters);
  const kind = repositoryKinds.find((one) => `${one}s` === name);
  if (kind === undefined) {
    throw new NotFound('feed-not-found', `There is no feed "${name.slice(0, 80)}".`, {
      remedy: 'There are all, models, papers, datasets and search.',
    });
  }
  return { title: words.kinds[kind], query: { kind }, page: `/search?kind=${kind}&sort=updated` };
}

/** The records of a namespace. */
export function organisationQuestion(handle: string, parameters: Parameters): FeedQuestion {
  return {
    title: feedWords[feedLanguage(parameters)].ofOrganisation(handle),
    query: { namespace: handle },
    page: `/${encodeURIComponent(handle)}`,
  };
}

/** The records of a creator, by name, ORCID or handle. */
export function authorQuestion(author: string, parameters: Parameters): FeedQuestion {
  return {
    title: feedWords[feedLanguage(parameters)].ofAuthor(author),
    query: { author },
    page: `/search?author=${encodeURIComponent(author)}&sort=updated`,
  };
}

function searchQuestion(parameters: Parameters): FeedQuestion {
  const chosen = Object.fromEntries(
    narrowings.flatMap((name) => {
      const value = first(parameters[name]);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const tag = first(parameters['tag']);
  const kind = readKind(parameters);
  const address = new URLSearchParams({
    ...chosen,
    ...(tag !== null && { tag }),
    ...(kind !== null && { kind }),
    sort: 'updated',
  });
  return {
    title: feedWords[feedLanguage(parameters)].ofSearch(Object.values(chosen).join(', ')),
    query: { ...chosen, ...(tag !== null && { tags: [tag] }), ...(kind !== null && { kind }) },
    page: `/search?${address.toString()}`,
  };
}

function readKind(parameters: Parameters): RepositoryKind | null {
  const asked = first(parameters['kind']);
  if (asked === null) return null;
  const kind = repositoryKinds.find((one) => one === asked);
  if (kind !== undefined) return kind;
  const known = repositoryKinds.join(', ');
  throw InvalidInput.field('kind', 'kind', `"${asked.slice(0, 80)}" is none of ${known}.`, {
    value: asked.slice(0, 80),
    options: repositoryKinds,
  });
}

function first(given: unknown): string | null {
  const value: unknown = Array.isArray(given) ? given[0] : given;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
