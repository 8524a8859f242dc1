import type { Container, Creator, RecordMetadata } from '../card/record-metadata.js';
import type { PaperSubtype } from '../card/vocabularies.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { NoticeKind } from '../release/states.js';
import { plainDescription } from '../scholarly/plain-description.js';
import { doiAddressOf, pidAddressOf } from '../scholarly/record-addresses.js';
import { publisher } from '../scholarly/publisher.js';
import { resourceTypeOf } from '../scholarly/resource-type.js';
import { titlePrefixOf } from '../scholarly/reveal-notice.js';
import type { ScholarlyRecord } from '../scholarly/scholarly-record.js';
import { subjectsOf } from '../scholarly/subjects.js';
import { citationKey } from './citation-key.js';
import { type CitedReference, referencesOf } from './cited-references.js';
import { oneLine } from './one-line.js';

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
  /** Of DataCite: `Preprint`, `Model`, `Dataset` and the like. */
  readonly type: PaperSubtype | 'Model' | 'Dataset';
  /** The type in English words. */
  readonly typeLabel: string;
  readonly title: string;
  /** All of them, in their order. */
  readonly authors: readonly CitedAuthor[];
  readonly version: string;
  /** Year, month and day as far as they are known; empty before publication. */
  readonly issued: readonly number[];
  readonly publisher: string;
  /** Where a paper appeared. */
  readonly container: Container;
  /** Where the release is found, for ever. */
  readonly address: string;
  readonly doi: string | null;
  /** SPDX expression. */
  readonly licence: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** BCP 47. */
  readonly language: string | null;
  /** What its authors or a steward say against it; empty for most works. */
  readonly notices: readonly string[];
  /** What else a reader should know: notices, then who paid for the work. */
  readonly notes: readonly string[];
  /** Empty where only a page needs the citation. */
  readonly references: readonly CitedReference[];
  /** SWHIDs of the commit and the tree; empty where only a page needs the citation. */
  readonly swhids: readonly string[];
  /** Address of the PDF; null where there is none. */
  readonly pdf: string | null;
}

/** What a citation is made of where the whole record is not at hand. */
export interface CitedRelease {
  readonly metadata: RecordMetadata;
  readonly version: string;
  /** Null before publication. */
  readonly publishedAt: Date | null;
  readonly pid: string;
  readonly doi: string | null;
  readonly licence: string;
  readonly notice: { readonly kind: NoticeKind; readonly reason: string } | null;
}

/**
 * The one model behind all citations of a release (scholarly B.1).
 * @param publicUrl where this service is, without a slash at its end
 */
export function citeRelease(release: CitedRelease, publicUrl: string): CitedWork {
  const { metadata, publishedAt, notice } = release;
  return compose({
    ...release,
    ...metadata,
    title: titlePrefixOf(notice) + metadata.title,
    resourceType: resourceTypeOf(metadata),
    publicationDate: metadata.publicationDate ?? publishedAt?.toISOString() ?? '',
    address: pidAddressOf(publicUrl, release.pid),
    abstract: plainDescription(metadata.description),
    subjects: subjectsOf(metadata),
    notices: notice === null ? [] : [notice.reason],
  });
}

/**
 * As `citeRelease`, of a record with all that belongs to it.
 * @param pdf address of a paper's PDF; null where it has none
 */
export function citeRecord(
  record: ScholarlyRecord,
  publicUrl: string,
  { metadata, pdf }: { readonly metadata: RecordMetadata; readonly pdf: string | null },
): CitedWork {
  return {
    ...compose({
      ...record,
      version: record.version ?? '',
      licence: record.licenceExpression,
      address: pidAddressOf(publicUrl, record.pid),
      container: metadata.container,
    }),
    references: referencesOf(record, metadata),
    swhids: record.alternateIdentifiers.flatMap(({ type, identifier }) =>
      type === 'SWHID' ? [identifier] : [],
    ),
    pdf,
  };
}

/** Where the work is found: by its DOI where it has one. */
export function placeOf({ doi, address }: Pick<CitedWork, 'doi' | 'address'>): string {
  return doi === null ? address : doiAddressOf(doi);
}

/** `Family, Given`, or the one name that there is. */
export function invertedName(author: CitedAuthor): string {
  if ('name' in author) return author.name;
  return author.given === null ? author.family : `${author.family}, ${author.given}`;
}

type Decided = Pick<
  ScholarlyRecord,
  | 'kind'
  | 'pid'
  | 'doi'
  | 'title'
  | 'creators'
  | 'resourceType'
  | 'publicationDate'
  | 'address'
  | 'abstract'
  | 'subjects'
  | 'languages'
  | 'notices'
  | 'funding'
> & {
  readonly version: string;
  readonly licence: string;
  readonly container?: Container | undefined;
};

/** Longer abstracts are cut: reference managers choke on books. */
const abstractCharacters = 5_000;

function compose(work: Decided): CitedWork {
  const title = oneLine(work.title);
  const authors = work.creators.map(citedAuthor);
  const issued = readDate(work.publicationDate);
  const keywords = work.subjects.map(({ subject }) => oneLine(subject));
  const { kind, version, doi, licence, address, resourceType, languages } = work;
  return {
    key: citationKey(firstName(authors), issued[0], work.title, work.pid),
    ...{ kind, title, authors, version, issued, publisher, address, doi, licence },
    type: resourceType.general,
    typeLabel: resourceType.label,
    container: containerOf(work.container),
    abstract: oneLine(work.abstract.slice(0, abstractCharacters)),
    keywords: [...new Set(keywords.filter((word) => word !== ''))],
    language: languages.length === 1 ? (languages[0] ?? null) : null,
    notices: work.notices.map(oneLine),
    notes: [
      ...work.notices,
      ...work.funding.map(({ funderName, awardNumber }) =>
        ['Funded by', funderName, ...(awardNumber === undefined ? [] : [awardNumber])].join(' '),
      ),
    ].map(oneLine),
    references: [],
    swhids: [],
    pdf: null,
  };
}

function firstName([first]: readonly CitedAuthor[]): string {
  if (first === undefined) return '';
  return 'name' in first ? first.name : first.family;
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

function containerOf(container: Container = {}): Container {
  return Object.fromEntries(
    Object.entries(container).flatMap(([name, value]: [string, string | undefined]) =>
      value === undefined ? [] : [[name, oneLine(value)]],
    ),
  );
}

/** EDTF level 0, the beginning of an interval; empty before publication. */
function readDate(text: string): readonly number[] {
  const [, ...parts] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text) ?? [];
  // Groups that did not take part are undefined, whatever their type says.
  return parts.filter(Boolean).map(Number);
}
