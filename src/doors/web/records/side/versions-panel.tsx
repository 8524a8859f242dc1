import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { Theirs } from '../page/short-text.js';
import { compareAddress, recordAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { Panel } from './panel.js';
import { VersionList } from './version-list.js';

const shown = 8;

/** The versions of a record, and what changed with the one that is read. */
export function VersionsPanel({ source }: { readonly source: RecordSource }) {
  const { repository, release, versions, language } = source;
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  const before = versions.find(
    ({ versionIndex, state }) => versionIndex < release.versionIndex && state === 'published',
  );
  return (
    <Panel id="versions" title={words.versions}>
      <VersionList
        record={repository}
        versions={versions.slice(0, shown)}
        current={release.version}
        latest={repository.publicVersion}
        language={language}
      />
      {before !== undefined && (
        <p class="small">
          <a href={compareAddress(repository, before.version, release.version)}>
            {details.changes(before.version, release.version)}
          </a>
        </p>
      )}
      {versions.length > shown && (
        <p class="small">
          <a href={`${recordAddress(repository)}/releases`}>{words.allVersions}</a>
        </p>
      )}
      {release.notes !== null && release.notes.trim() !== '' && (
        <details>
          <summary>{details.notes}</summary>
          <p class="as-written">
            <Theirs text={release.notes} max={4_000} />
          </p>
        </details>
      )}
    </Panel>
  );
}
