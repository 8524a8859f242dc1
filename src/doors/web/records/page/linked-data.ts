import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryKind } from '../../../../domain/identifiers/repository-kind.js';
import { recordAddress, type RecordName } from '../record-address.js';
import { shorten } from './short-text.js';

const types: Readonly<Record<RepositoryKind, unknown>> = {
  model: ['SoftwareApplication', 'CreativeWork'],
  paper: 'ScholarlyArticle',
  dataset: 'Dataset',
};

/** More than a search engine shows; the exports have them all. */
const namedCreators = 50;

/** A release in the words of schema.org (scholarly C), as little as search engines need. */
export function linkedDataOf(
  record: RecordName,
  release: ReleaseView,
  publicUrl: string,
): Readonly<Record<string, unknown>> {
  const { metadata, version, publishedAt, pid, doi } = release;
  return {
    '@context': 'https://schema.org/',
    '@type': types[record.kind],
    ...(record.kind === 'model' && { applicationCategory: 'Machine learning model' }),
    name: metadata.title,
    description: shorten(metadata.description, 1_000),
    creator: metadata.creators.slice(0, namedCreators).map(({ type, name, orcid }) => ({
      '@type': type === 'Personal' ? 'Person' : 'Organization',
      name: shorten(name, 200),
      ...(orcid !== undefined && { '@id': `https://orcid.org/${orcid}` }),
    })),
    version,
    ...(publishedAt !== null && { datePublished: publishedAt.toISOString().slice(0, 10) }),
    identifier: [`${publicUrl}/id/${pid}`, ...(doi === null ? [] : [`https://doi.org/${doi}`])],
    url: publicUrl + recordAddress(record, version),
    license: shorten(release.licence, 500),
    isAccessibleForFree: true,
  };
}
