import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { recordAddress, type RecordName } from '../record-address.js';

/** Versions with their days; those that were withdrawn or warned of are marked. */
export function VersionList({
  record,
  versions,
  current,
  latest,
  language,
}: {
  readonly record: RecordName;
  readonly versions: readonly ReleaseView[];
  /** Label of the version that is read, or null. */
  readonly current: string | null;
  readonly latest: string | null;
  readonly language: Language;
}) {
  return (
    <ol class="plain versions">
      {versions.map(({ version, publishedAt, proposedAt, state, notice }) => {
        const at = publishedAt ?? proposedAt;
        return (
          <li>
            <a
              href={recordAddress(record, version)}
              aria-current={version === current ? 'page' : undefined}
            >
              {version}
            </a>
            {version === latest && <span class="mark">{recordDetailWords[language].latest}</span>}
            {state === 'withdrawn' && (
              <span class="mark bad">{recordWords[language].withdrawn}</span>
            )}
            {state === 'candidate' && (
              <span class="mark">{recordDetailWords[language].candidate}</span>
            )}
            {notice !== null && (
              <span class="mark warn">{recordDetailWords[language].notices[notice.kind]}</span>
            )}
            <time class="soft small" dateTime={at.toISOString()}>
              {inWords(at, language)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}
