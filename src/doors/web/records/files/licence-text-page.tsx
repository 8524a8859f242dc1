import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import { findLicence } from '../../../../domain/licensing/licence-table.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { BackTo } from '../page/back-to.js';
import { Theirs } from '../page/short-text.js';
import { recordAddress, type RecordName } from '../record-address.js';

/** The text of a licence, as the release keeps it. */
export function LicenceTextPage({
  record,
  release,
  id,
  text,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly id: string;
  readonly text: string;
  readonly language: Language;
}) {
  const details = recordDetailWords[language];
  return (
    <article class="licence-text">
      <BackTo href={recordAddress(record, release.version)} language={language} />
      <h1 class="page-title">{licenceName(id)}</h1>
      <p class="soft">
        {details.reliedOnBy} <Theirs text={release.metadata.title} /> ({release.version})
      </p>
      {/* Licences are written in English, but for a few that say so themselves. */}
      <pre class="as-written" lang="en" tabIndex={0}>
        {text}
      </pre>
    </article>
  );
}

/** The name of a licence in full, or its identifier where nobody gave it one. */
export function licenceName(id: string): string {
  return findLicence(id)?.name ?? id;
}
