import { Refused, TooLarge } from '../../../domain/errors/sphere-error.js';
import { type CommitId, isCommitId } from '../../../domain/identifiers/git-oid.js';
import { pathPrefixOf, type RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { HubConnection, type ConnectionOptions } from './hub-connection.js';
import type { Incoming } from './incoming.js';
import type { PersistentWork } from './patience.js';
import { membersOf, readTreePage, type SourceFile } from './source-file.js';
import { requireSuccess } from './source-refusal.js';

/** A repository on a foreign Hub. */
export interface SourceAddress {
  /** Base address; without a trailing slash. */
  readonly endpoint: string;
  readonly kind: RepositoryKind;
  /** `namespace/name` */
  readonly fullName: string;
}

/** What a name led to, at the moment of asking. */
export interface SourceRevision {
  /** The repository's page; under its present name where it was renamed. */
  readonly url: string;
  readonly fullName: string;
  readonly commitId: CommitId;
}

/** A page of a tree has some 300 bytes for each of 1,000 entries. */
const maxJsonBytes = 64 * 1_048_576;
/** More than any repository here may hold, folders included. */
const maxListedFiles = 200_000;
const maxPages = 5_000;

/** Reads a repository of any Hub-compatible server (hf-hub A), everything at one commit. */
export class HubSource {
  private readonly connection: HubConnection;
  private readonly token: string | null;
  private readonly end = new AbortController();
  private readonly listings = new Map<CommitId, SourceFile[]>();

  constructor(
    private readonly address: SourceAddress,
    options: Omit<ConnectionOptions, 'endpoint'>,
  ) {
    const interruption = AbortSignal.any([options.interruption, this.end.signal]);
    this.connection = new HubConnection({ ...options, interruption, endpoint: address.endpoint });
    this.token = options.token;
  }

  /** Ends all requests under way; none is begun after it. */
  readonly stop = (): void => {
    this.end.abort(new Error('The rest of the import has failed.'));
  };

  /** Resolves a revision to a commit. Throws `NotFound`, `Forbidden`, `Refused`, `Unavailable`. */
  async describe(revision: string): Promise<SourceRevision> {
    const { value } = await this.json(this.api(`revision/${encodeURIComponent(revision)}`), {
      what: this.name,
      revision,
    });
    const { id, sha } = membersOf(value);
    if (typeof sha !== 'string' || !isCommitId(sha)) {
      throw new Refused(
        'source-unreadable',
        `${this.address.endpoint} does not say which commit "${revision}" of ${this.name} is.`,
        { remedy: 'Check that --from is a Hub.' },
      );
    }
    const isName = typeof id === 'string' && /^[\w.-]{1,96}\/[\w.-]{1,96}$/.test(id);
    const fullName = isName ? id : this.address.fullName;
    return { url: pageOf({ ...this.address, fullName }), fullName, commitId: sha };
  }

  /** Every file of a commit; asks once. Throws `Refused` where the list loops, leads elsewhere, or is none. */
  async files(commitId: CommitId): Promise<readonly SourceFile[]> {
    const listing = this.listings.get(commitId) ?? (await this.list(commitId));
    this.listings.set(commitId, listing);
    return listing;
  }

  /**
   * One GET of a file, answered by 200, or by 206 or 416 where `headers` ask for a range.
   * Throws as `requireSuccess`.
   */
  async open(
    commitId: CommitId,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Incoming> {
    const segments = path.split('/').map(encodeURIComponent).join('/');
    const url = new URL(`${pageOf(this.address)}/resolve/${commitId}/${segments}`);
    const incoming = await this.connection.get(url, headers);
    if (incoming.status === 416 && headers['range'] !== undefined) return incoming;
    return requireSuccess(incoming, {
      what: `file ${path}`,
      revision: commitId,
      token: this.token,
    });
  }

  persist<Result>(work: PersistentWork<Result>): Promise<Result> {
    return this.connection.persist(work);
  }

  private async list(commitId: CommitId): Promise<SourceFile[]> {
    const files = new Map<string, SourceFile>();
    const seen = new Set<string>();
    let next: URL | null = this.api(`tree/${commitId}?recursive=true`);
    while (next !== null) {
      if (seen.has(next.href) || seen.size >= maxPages) throw this.endless(next);
      seen.add(next.href);
      const page = await this.json(next, { what: this.name, revision: commitId });
      for (const file of readTreePage(page.value)) {
        if (files.has(file.path)) throw this.endless(next);
        files.set(file.path, file);
      }
      if (files.size > maxListedFiles) {
        throw new TooLarge(`${this.name} has more than ${maxListedFiles} files.`, {
          facts: { what: 'protocol' },
        });
      }
      next = this.nextPage(page.incoming);
    }
    return [...files.values()];
  }

  private get name(): string {
    return `${this.address.kind} ${this.address.fullName}`;
  }

  private api(rest: string): URL {
    const { endpoint, kind, fullName } = this.address;
    return new URL(`${endpoint}/api/${kind}s/${fullName}/${rest}`);
  }

  private json(
    url: URL,
    question: { readonly what: string; readonly revision: string },
  ): Promise<{ readonly value: unknown; readonly incoming: Incoming }> {
    const attempt = async () => {
      const incoming = await this.connection.get(url, { accept: 'application/json' });
      await requireSuccess(incoming, { ...question, token: this.token });
      const body = await incoming.read(maxJsonBytes);
      return { value: parseJson(body, url), incoming };
    };
    return this.connection.persist({ what: `${url.host}${url.pathname}`, attempt });
  }

  private nextPage({ headers, url }: Incoming): URL | null {
    const link = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(headers.get('link') ?? '')?.[1];
    if (link === undefined) return null;
    const next = URL.canParse(link, url.href) ? new URL(link, url) : null;
    if (next !== null && this.connection.isHome(next)) return next;
    const origin = next === null || next.origin === 'null' ? link.slice(0, 200) : next.origin;
    throw new Refused(
      'source-link-astray',
      `${this.address.endpoint} lists the files of ${this.name} on at another address, ${origin}.`,
      { remedy: 'Where that is its own public address, name it with --from.' },
    );
  }

  private endless(page: URL): Refused {
    return new Refused(
      'source-link-loop',
      `${this.address.endpoint} lists the files of ${this.name} in a circle, at ${page.pathname}${page.search.slice(0, 120)}.`,
    );
  }
}

/** The address of a repository's page. */
export function pageOf({ endpoint, kind, fullName }: SourceAddress): string {
  return `${endpoint}/${pathPrefixOf(kind)}${fullName}`;
}

function parseJson(body: Buffer | null, url: URL): unknown {
  try {
    if (body !== null) return JSON.parse(body.toString('utf8')) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refused(
    'source-unreadable',
    `${url.host} answers ${url.pathname} with ${body === null ? 'too much' : 'something that is no JSON'}.`,
    { remedy: 'Check that --from is a Hub.' },
  );
}
