import type { Creator } from '../card/record-metadata.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { TypedLink } from './typed-link.js';

/** A landing page, and all that it leads machines to. Addresses are absolute. */
export interface SignpostedPage {
  readonly address: string;
  /** What is to be cited: the version PID of a release, the concept PID of a record. */
  readonly citeAs: string;
  readonly kind: RepositoryKind;
  readonly creators: readonly Pick<Creator, 'orcid' | 'isni'>[];
  /** Addresses of licences; never empty. */
  readonly licences: readonly string[];
  /** The same in the formats of machines, the most useful ones first. */
  readonly formats: readonly Omit<TypedLink, 'rel'>[];
  readonly linkset: string;
  /** Where other services send notifications about it; null where none are taken. */
  readonly inbox: string | null;
  /** Landing page of the record that a release belongs to; null for the record's own. */
  readonly collection: string | null;
  readonly versions: {
    readonly history: string;
    readonly latest: string | null;
    readonly predecessor: string | null;
    readonly successor: string | null;
  };
  /** Then what was published is only still cited. */
  readonly isWithdrawn: boolean;
}

/** A file of a release, as machines are led to it. */
export interface SignpostedFile {
  readonly address: string;
  /** As it is served. */
  readonly mediaType: string;
  /** Addresses of licences that are the file's own; empty where it has those of the release. */
  readonly licences: readonly string[];
}

const typeOfPage = 'https://schema.org/AboutPage';
/** LDN §2.1. */
const inboxRelation = 'http://www.w3.org/ns/ldp#inbox';
const typeOfKind: Readonly<Record<RepositoryKind, string>> = {
  paper: 'https://schema.org/ScholarlyArticle',
  model: 'https://schema.org/SoftwareApplication',
  dataset: 'https://schema.org/Dataset',
};

/** The links of a landing page, without its files (FAIR Signposting; RFC 5829; scholarly D.1). */
export function signpostsOf(page: SignpostedPage): TypedLink[] {
  const citeAs = { rel: 'cite-as', href: page.citeAs };
  if (page.isWithdrawn) return [citeAs];
  const { history, latest, predecessor, successor } = page.versions;
  return [
    citeAs,
    { rel: 'type', href: typeOfPage },
    { rel: 'type', href: typeOfKind[page.kind] },
    ...page.licences.map((href) => ({ rel: 'license', href })),
    { rel: 'linkset', href: page.linkset, type: 'application/linkset+json' },
    { rel: 'linkset', href: page.linkset, type: 'application/linkset' },
    ...(page.inbox === null ? [] : [{ rel: inboxRelation, href: page.inbox }]),
    ...one('collection', page.collection),
    ...one('latest-version', latest),
    ...one('predecessor-version', predecessor),
    ...one('successor-version', successor),
    ...one('version-history', history),
    ...page.formats.map((format) => ({ rel: 'describedby', ...format })),
    ...page.creators.flatMap(authorOf),
  ];
}

/** The link from a landing page to a file. */
export function itemOf({ address, mediaType }: SignpostedFile): TypedLink {
  return { rel: 'item', href: address, type: mediaType };
}

/** The links of a file: back to its landing page, and to the licences that are its own. */
export function signpostsOfFile(file: Pick<SignpostedFile, 'licences'>, page: string): TypedLink[] {
  return [
    { rel: 'collection', href: page, type: 'text/html' },
    ...file.licences.map((href) => ({ rel: 'license', href })),
  ];
}

/** The link of an export. */
export function signpostOfExport(page: string): TypedLink {
  return { rel: 'describes', href: page, type: 'text/html' };
}

function one(rel: string, href: string | null): TypedLink[] {
  return href === null ? [] : [{ rel, href, type: 'text/html' }];
}

function authorOf({ orcid, isni }: Pick<Creator, 'orcid' | 'isni'>): TypedLink[] {
  if (orcid !== undefined) return [{ rel: 'author', href: `https://orcid.org/${orcid}` }];
  return isni === undefined ? [] : [{ rel: 'author', href: `https://isni.org/isni/${isni}` }];
}
