import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { recordAddress } from '../record-address.js';
import { VersionList } from '../side/version-list.js';
import { BackTo } from './back-to.js';

/** Every version of a record, a page at a time. */
export function VersionsPage({
  repository,
  versions,
  hasMore,
  language,
}: {
  readonly repository: RepositoryView;
  readonly versions: readonly ReleaseView[];
  readonly hasMore: boolean;
  readonly language: Language;
}) {
  const words = recordWords[language];
  const address = recordAddress(repository);
  return (
    <>
      <BackTo href={address} language={language} />
      <h1 class="page-title">{`${words.versions}: ${repository.fullName}`}</h1>
      <VersionList
        record={repository}
        versions={versions}
        current={null}
        latest={repository.publicVersion}
        language={language}
      />
      {hasMore && (
        <nav class="paging" aria-label={words.versions}>
          <a
            class="button"
            rel="next"
            href={`${address}/releases?before=${versions.at(-1)?.versionIndex ?? 1}`}
          >
            {recordDetailWords[language].earlierVersions}
          </a>
        </nav>
      )}
    </>
  );
}
