import { termsOf } from '../../domain/licensing/expression.js';
import type { RecordDocument } from '../discovery/index.js';
import type { NamespaceView } from '../identity/index.js';
import type { RepositoryView } from '../repositories/index.js';
import type { ReleaseView } from './release-view.js';

/** What search knows of a repository: its latest release. */
export function describeForSearch(
  repository: RepositoryView,
  namespace: NamespaceView,
  release: ReleaseView,
  firstPublishedAt: Date,
): RecordDocument {
  const { metadata, openness } = release;
  return {
    repositoryId: repository.id,
    releaseId: release.id,
    kind: repository.kind,
    namespace: namespace.handle,
    namespaceDisplayName: namespace.displayName,
    name: repository.name,
    version: release.version,
    title: metadata.title,
    creators: metadata.creators.map(({ name }) => name),
    orcids: metadata.creators.flatMap(({ orcid }) => (orcid === undefined ? [] : [orcid])),
    description: metadata.description,
    tags: metadata.tags,
    tasks: metadata.tasks,
    languages: metadata.languages,
    licence: release.licence,
    licenceIds: termsOf(release.licence),
    organisation: namespace.kind === 'organisation' ? namespace.handle : null,
    publishedAt: release.publishedAt ?? release.proposedAt,
    firstPublishedAt,
    opennessClass: openness.mof.class === 0 ? null : `MOF ${openness.mof.class}`,
    baseModels: metadata.baseModels.map(({ id }) => id),
    datasets: metadata.datasets,
    pid: release.pid,
    hasNotice: release.notice !== null,
  };
}
