import type { Creator, RecordMetadata } from '../card/record-metadata.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';

/** A person, or a body under its one name, as citations name them. */
export type CitedAuthor =
  | {
      readonly family: string;
      readonly given: string | null;
      readonly orcid: string | null;
      readonly affiliation: string | null;
    }
  | { readonly name: string };

/** A release as every format of citation is written from it; each text is one line. */
export interface CitedWork {
  /** ASCII letters, digits and hyphens; no other release has it. */
  readonly key: string;
  readonly kind: RepositoryKind;
  readonly title: string;
  /** All of them, in their order. */
  readonly authors: readonly CitedAuthor[];
  readonly version: string;
  /** Year, month and day as far as they are known; empty before publication. */
  readonly issued: readonly number[];
  /** Where the release is found, for ever. */
  readonly address: string;
  readonly doi: string | null;
  /** SPDX expression. */
  readonly licence: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string | null;
}

/** What a citation is made of. */
export interface CitedRelease {
  readonly metadata: Pick<
    RecordMetadata,
    'kind' | 'title' | 'creators' | 'description' | 'tags' | 'languages' | 'publicationDate'
  >;
  readonly version: string;
  readonly publishedAt: Date | null;
  readonly pid: string;
  readonly doi: string | null;
  readonly licence: string;
}

/** Longer abstracts are cut: reference managers choke on books. */
const abstractCharacters = 5_000;

/**
 * The one model behind all citations of a release (scholarly B.1).
 * @param publicUrl where this service is, without a slash at its end
 */
export function citeRelease(release: CitedRelease, publicUrl: string): CitedWork {
  const { metadata, version, publishedAt, pid, doi, licence } = release;
  const issued = readIssued(metadata.publicationDate, publishedAt);
  const title = oneLine(metadata.title);
  const authors = metadata.creators.map(citedAuthor);
  return {
    key: `${keyOf(authors[0], issued[0], title)}-${pid.replaceAll('-', '')}`,
    kind: metadata.kind,
    title,
    authors,
    version,
    issued,
    address: `${publicUrl}/id/${pid}`,
    doi,
    licence,
    abstract: oneLine(metadata.description.slice(0, abstractCharacters)),
    keywords: [...new Set(metadata.tags.map(oneLine).filter((tag) => tag !== ''))],
    language: metadata.languages.length === 1 ? (metadata.languages[0] ?? null) : null,
  };
}

/** Where the work is found: by its DOI where it has one. */
export function placeOf({ doi, address }: Pick<CitedWork, 'doi' | 'address'>): string {
  return doi === null ? address : `https://doi.org/${doi}`;
}

/** `Family, Given`, or the one name that there is. */
export function invertedName(author: CitedAuthor): string {
  if ('name' in author) return author.name;
  return author.given === null ? author.family : `${author.family}, ${author.given}`;
}

function citedAuthor({ type, name, familyName, givenName, ...creator }: Creator): CitedAuthor {
  if (type === 'Organizational' || familyName === undefined) return { name: oneLine(name) };
  const [affiliation] = creator.affiliations;
  return {
    family: oneLine(familyName),
    given: givenName === undefined ? null : oneLine(givenName),
    orcid: creator.orcid ?? null,
    affiliation: affiliation === undefined ? null : oneLine(affiliation.name),
  };
}

/** What the card states (EDTF level 0, the beginning of an interval), or the day of publication. */
function readIssued(stated: string | undefined, publishedAt: Date | null): readonly number[] {
  const text = stated ?? publishedAt?.toISOString() ?? '';
  const [, ...parts] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text) ?? [];
  // Groups that did not take part are undefined, whatever their type says.
  return parts.filter(Boolean).map(Number);
}

/** Letters and digits without accents: `smith2026faster`. */
function keyOf(first: CitedAuthor | undefined, year: number | undefined, title: string): string {
  const named = first === undefined ? '' : 'name' in first ? first.name : first.family;
  const [word = ''] = title
    .slice(0, 1_000)
    .split(/\s+/)
    .map(plainLetters)
    .filter((part) => part.length > 3);
  return `${plainLetters(named)}${year ?? ''}${word}` || 'record';
}

function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
    .slice(0, 20);
}

/**
 * Line breaks would begin another field, and overrides of direction would make a line read as another:
 * none of them is kept.
 */
function oneLine(text: string): string {
  return text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}
