import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import { inWords } from '../../language/formats.js';
import { isIn, type Language } from '../../language/language.js';
import { recordWords } from '../../language/record-words.js';
import { creditAddress, recordAddress, type RecordName } from '../record-address.js';
import { Creators } from './creators.js';
import { Theirs } from './short-text.js';

/** Longer titles are set smaller. */
const longTitle = 90;

/** What a work is called, by whom and of when. */
export function RecordHead({
  record,
  release,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly language: Language;
}) {
  const { metadata, version, publishedAt } = release;
  const words = recordWords[language];
  const translated = metadata.additionalTitles.find(
    ({ type, lang }) => type === 'TranslatedTitle' && isIn(language, lang),
  );
  return (
    <header class="record-head">
      <p class="trail soft">
        <span class="kind">{words.kinds[record.kind]}</span>
        <a href={`/${record.namespace}`}>{record.namespace}</a>
        <a href={recordAddress(record)}>{record.name}</a>
      </p>
      <h1 class={metadata.title.length > longTitle ? 'long' : undefined}>
        <Theirs text={metadata.title} max={500} />
      </h1>
      {translated !== undefined && (
        <p class="translated-title" lang={language}>
          <Theirs text={translated.text} max={500} />
        </p>
      )}
      <Creators
        creators={metadata.creators}
        authenticated={release.authenticatedOrcids}
        {...(release.state !== 'withdrawn' && { creditHref: creditAddress(record, version) })}
        language={language}
      />
      <p class="facts soft">
        <span>{words.version(version)}</span>
        {publishedAt !== null && (
          <span>
            {words.publishedOn}{' '}
            <time dateTime={publishedAt.toISOString()}>{inWords(publishedAt, language)}</time>
          </span>
        )}
        <a href="#licence">{release.licence.length > 60 ? words.licence : release.licence}</a>
      </p>
    </header>
  );
}
