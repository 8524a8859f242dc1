import type { ReleaseFileView, ReleaseView } from '../../../../capabilities/releases/index.js';
import type { Tombstone } from '../../../../domain/release/tombstone.js';
import { inBytes, inDigits, inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { FileRows } from '../files/files-table.js';
import type { RecordName } from '../record-address.js';
import { VersionList } from '../side/version-list.js';
import { RecordHead } from './record-head.js';
import { Theirs } from './short-text.js';

/** What remains of a release that was withdrawn, and why (licence-policy R51). */
export function TombstonePage({
  record,
  release,
  tombstone,
  files,
  versions,
  latest,
  contactEmail,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly tombstone: Tombstone;
  /** The first ones; the tombstone of the API names them all. */
  readonly files: readonly ReleaseFileView[];
  readonly versions: readonly ReleaseView[];
  readonly latest: string | null;
  readonly contactEmail: string;
  readonly language: Language;
}) {
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  const { category, statement, withdrawnAt, citation, replacement } = tombstone;
  return (
    <article class="behind">
      <RecordHead record={record} release={release} language={language} />
      <section class="banner bad" aria-labelledby="withdrawn">
        <h2 id="withdrawn">{words.tombstoneTitle}</h2>
        <p>{words.tombstoneExplains}</p>
        <dl class="facts-list">
          <dt>{words.tombstoneWhy}</dt>
          <dd>{details.grounds[category]}</dd>
          <dt>{details.statement}</dt>
          <dd class="as-written">
            <Theirs text={statement} max={10_000} />
          </dd>
          <dt>{words.tombstoneWhen}</dt>
          <dd>
            <time dateTime={withdrawnAt}>{inWords(new Date(withdrawnAt), language)}</time>.{' '}
            {details.decidedBySteward}
          </dd>
          {replacement !== undefined && (
            <>
              <dt>{details.replacement}</dt>
              <dd>
                <Replacement address={replacement} />
              </dd>
            </>
          )}
          <dt>{words.tombstoneObject}</dt>
          <dd>{details.objectTo(contactEmail)}</dd>
        </dl>
        <p class="small">{details.copiesKeepTheirLicence}</p>
      </section>
      <h2 id="licence">{words.licence}</h2>
      <p>{release.licence.slice(0, 500)}</p>
      <h2>{words.howToCite}</h2>
      <p class="citation">
        <Theirs text={citation} max={2_000} />
      </p>
      <h2>{words.tombstoneFiles}</h2>
      <p class="soft">
        {words.totalSize(
          inDigits(release.fileCount, language),
          inBytes(release.totalBytes, language),
          release.fileCount === 1,
        )}
      </p>
      <FileRows
        record={record}
        version={release.version}
        files={files}
        isServed={false}
        language={language}
      />
      <h2>{words.versions}</h2>
      <VersionList
        record={record}
        versions={versions}
        current={release.version}
        latest={latest}
        language={language}
      />
    </article>
  );
}

function Replacement({ address }: { readonly address: string }) {
  if (!/^(?:https?:\/)?\//i.test(address)) return <Theirs text={address} />;
  return (
    <a href={address}>
      <Theirs text={address} />
    </a>
  );
}
