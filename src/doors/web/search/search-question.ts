import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import {
  type RepositoryKind,
  repositoryKinds,
} from '../../../domain/identifiers/repository-kind.js';
import type { RecordQuery, RecordSort } from '../../../capabilities/discovery/index.js';
import { recordSorts } from '../../../capabilities/discovery/index.js';
import type { Language } from '../language/language.js';
import type { FacetTitle } from '../language/search-words.js';

/** What a search is narrowed by, in the order in which it is shown. */
export const narrowings: readonly FacetTitle[] = [
  'kind',
  'licence',
  'task',
  'language',
  'organisation',
  'year',
  'openness',
];

/** A search as its address spells it; empty fields of a form count as absent. */
export class SearchQuestion {
  private constructor(private readonly parameters: URLSearchParams) {}

  /** Reads a query, of which every parameter may be repeated: the first counts. */
  static of(query: Readonly<Record<string, unknown>>): SearchQuestion {
    const parameters = new URLSearchParams();
    for (const name of ['q', ...narrowings, 'tag', 'author', 'namespace', 'sort', 'cursor']) {
      const given = query[name];
      const value: unknown = Array.isArray(given) ? given[0] : given;
      if (typeof value === 'string' && value.trim() !== '') parameters.set(name, value.trim());
    }
    return new SearchQuestion(parameters);
  }

  find(name: string): string | null {
    return this.parameters.get(name);
  }

  /** As the search takes it. Throws `InvalidInput` for a kind or an order that there is not. */
  toQuery(limit: number): RecordQuery {
    const {
      q,
      licence,
      task,
      language,
      organisation,
      year,
      openness,
      author,
      namespace,
      cursor,
      tag,
    } = Object.fromEntries(this.parameters) as Partial<Record<string, string>>;
    return {
      q,
      licence,
      task,
      language,
      organisation,
      year,
      openness,
      author,
      namespace,
      cursor,
      limit,
      kind: this.choice<RepositoryKind>('kind', repositoryKinds),
      sort: this.choice<RecordSort>('sort', recordSorts),
      tags: tag === undefined ? undefined : [tag],
    };
  }

  /** Address of the same search with some parameters changed; null takes one out. Starts at the first page. */
  with(changes: Readonly<Record<string, string | null>>): string {
    const parameters = new URLSearchParams(this.parameters);
    const all: Readonly<Record<string, string | null>> = { cursor: null, ...changes };
    for (const [name, value] of Object.entries(all)) {
      if (value === null) parameters.delete(name);
      else parameters.set(name, value);
    }
    const query = parameters.toString();
    return query === '' ? '/search' : `/search?${query}`;
  }

  /** The same list from its beginning, as a file. */
  exportAddress(format: string): string {
    return this.with({}).replace('/search', `/search/export/${format}`);
  }

  /** The same question with its answers from their beginning. */
  fromStart(): SearchQuestion {
    const parameters = new URLSearchParams(this.parameters);
    parameters.delete('cursor');
    return new SearchQuestion(parameters);
  }

  /** What is new of it, for feed readers. */
  feedAddress(language: Language): string {
    return this.with({ sort: null, lang: language }).replace('/search', '/feeds/search.atom');
  }

  private choice<Value extends string>(
    name: 'kind' | 'sort',
    allowed: readonly Value[],
  ): Value | undefined {
    const value = this.parameters.get(name);
    if (value === null) return undefined;
    const known = allowed.find((candidate) => candidate === value);
    if (known !== undefined) return known;
    throw InvalidInput.field(
      name,
      name,
      `"${value.slice(0, 80)}" is none of ${allowed.join(', ')}.`,
      { value: value.slice(0, 80), options: allowed },
    );
  }
}
