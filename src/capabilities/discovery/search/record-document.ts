import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';

/**
 * What search and listings know of a record: its latest published release, as plain data.
 * Instants are UTC; everything is public.
 */
export interface RecordDocument {
  readonly repositoryId: string;
  readonly releaseId: string;
  readonly kind: RepositoryKind;
  /** Handle as it is shown. */
  readonly namespace: string;
  readonly namespaceDisplayName: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Display names, in the order of the citation. */
  readonly creators: readonly string[];
  /** Of those creators who stated theirs. */
  readonly orcids: readonly string[];
  /** Plain text, without Markdown; kept and searched up to `maxDescriptionLength`. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly tasks: readonly string[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  /** SPDX expression. */
  readonly licence: string;
  /** The SPDX identifiers of that expression. */
  readonly licenceIds: readonly string[];
  /** Handle of the organisation that owns the record, or null where a person does. */
  readonly organisation: string | null;
  /** When the release shown was published. */
  readonly publishedAt: Date;
  /** When the record's first release was published. */
  readonly firstPublishedAt: Date;
  readonly opennessClass: string | null;
  readonly baseModels: readonly string[];
  readonly datasets: readonly string[];
  readonly pid: string;
  readonly hasNotice: boolean;
}

/** Longer descriptions are cut: a card may be a book, and the index is for finding it. */
export const maxDescriptionLength = 6_000;

type StoredDocument = Omit<RecordDocument, 'publishedAt' | 'firstPublishedAt'> & {
  readonly publishedAt: string;
  readonly firstPublishedAt: string;
};

/** JSON of a document that PostgreSQL takes: `jsonb` refuses U+0000 and lone surrogates. */
export function storeDocument(document: RecordDocument): string {
  const bounded = {
    ...document,
    description: document.description.slice(0, maxDescriptionLength),
  };
  return JSON.stringify(bounded, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').replace(/\p{Cs}/gu, '') : value,
  );
}

/** The document that `storeDocument` wrote. */
export function readDocument(stored: unknown): RecordDocument {
  const document = stored as StoredDocument;
  return {
    ...document,
    publishedAt: new Date(document.publishedAt),
    firstPublishedAt: new Date(document.firstPublishedAt),
  };
}
