import type { OpinionView } from '../../../../capabilities/review/index.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { publishedOpinionWords } from '../../language/published-opinion-words.js';
import { opinionAddress, recordAddress, type RecordName } from '../record-address.js';
import { Theirs } from './short-text.js';

/** Opinions on versions before the one that is shown, each marked with its own; nothing where there are none. */
export function EarlierOpinions({
  record,
  opinions,
  language,
}: {
  readonly record: RecordName;
  readonly opinions: readonly OpinionView[];
  readonly language: Language;
}) {
  if (opinions.length === 0) return null;
  const words = publishedOpinionWords[language];
  return (
    <>
      <h3>{words.onEarlier}</h3>
      <ul class="earlier-opinions">
        {opinions.map(({ id, document, addressedIn }) => (
          <li>
            <a href={opinionAddress(record, document.release.version, id)}>
              {words.recommendations[document.recommendation]}
            </a>{' '}
            <strong>{words.onVersion(document.release.version)}</strong>
            <p class="facts soft small">
              <span>
                <Theirs text={document.advisor.name} max={120} />
              </span>
              <span>
                <time dateTime={document.submittedAt}>
                  {words.givenOn(inWords(new Date(document.submittedAt), language))}
                </time>
              </span>
              <AnsweredIn record={record} versions={addressedIn} language={language} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The versions that state that they answer an opinion; nothing where none does. */
export function AnsweredIn({
  record,
  versions,
  language,
}: {
  readonly record: RecordName;
  readonly versions: readonly string[];
  readonly language: Language;
}) {
  if (versions.length === 0) return null;
  return (
    <span>
      {publishedOpinionWords[language].answeredIn}{' '}
      {versions.map((version, index) => (
        <>
          {index > 0 && ', '}
          <a href={recordAddress(record, version)}>{version}</a>
        </>
      ))}
    </span>
  );
}
