import { orOperands } from '../../../../domain/licensing/expression.js';
import { findLicence, type LicenceEntry } from '../../../../domain/licensing/licence-table.js';
import type { Language } from '../../language/language.js';
import { licenceWarningWords } from '../../language/licence-warning-words.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { shorten } from '../page/short-text.js';
import { licenceTextAddress, searchAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { Panel } from './panel.js';

const shownLicences = 20;

/** Under which licence a release is, what it lets do and what it asks, and where its text is. */
export function LicencePanel({ source }: { readonly source: RecordSource }) {
  const { repository, release, language, licenceIds, licenceWarnings } = source;
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  const families = [...new Set(licenceIds.flatMap((id) => entryOf(id)?.family ?? []))];
  const duties = [...new Set(families.flatMap((family) => words.must[family]))];
  const isFree = families.every((family) => family === 'public-domain');
  return (
    <Panel id="licence" title={words.licence}>
      <p class="licence-name">
        <a href={searchAddress('licence', release.licence)}>{shorten(release.licence, 200)}</a>
      </p>
      {orOperands(release.licence).length > 1 && <p class="small">{details.choice}</p>}
      <h3>{words.licenceMay}</h3>
      <ul class="may">
        {words.may.map((right) => (
          <li>{right}</li>
        ))}
      </ul>
      {duties.length > 0 && (
        <>
          <h3>{words.licenceMust}</h3>
          <ul class="must">
            {(isFree
              ? duties
              : duties.filter((duty) => !words.must['public-domain'].includes(duty))
            ).map((duty) => (
              <li>{duty}</li>
            ))}
          </ul>
        </>
      )}
      <Warnings warnings={licenceWarnings} language={language} />
      {licenceIds.length > 1 && <p class="small">{words.partsDiffer}</p>}
      <h3>{words.licenceText}</h3>
      <ul class="plain small">
        {licenceIds.slice(0, shownLicences).map((id) => (
          <li>
            <a href={licenceTextAddress(repository, release.version, id)}>
              {entryOf(id)?.name ?? id}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What a user does well to know besides, as the licence report warns. */
function Warnings({
  warnings,
  language,
}: {
  readonly warnings: RecordSource['licenceWarnings'];
  readonly language: Language;
}) {
  const words = licenceWarningWords[language];
  const told = warnings.flatMap((code) => words.ofCode[code] ?? []);
  if (told.length === 0) return null;
  return (
    <>
      <h3>{words.title}</h3>
      <ul>
        {told.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** The table's row for a licence relied on, which may have an exception joined to it. */
function entryOf(id: string): LicenceEntry | null {
  const [licence = id] = id.split(' WITH ', 1);
  return findLicence(id) ?? findLicence(licence);
}
