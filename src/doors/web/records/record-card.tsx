import type { RecordDocument, RecordHit } from '../../../capabilities/discovery/index.js';
import { inWords } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { searchWords } from '../language/search-words.js';
import { Marked } from './marked.js';
import { recordAddress } from './record-address.js';

/** Beyond these a list of creators ends in "et al." */
const shownCreators = 4;

/** A record in a list: title, who made it, and the facts that one chooses by. */
export function RecordCard({
  record,
  highlights = null,
  level = 3,
  language,
}: {
  readonly record: RecordDocument;
  readonly highlights?: RecordHit['highlights'];
  /** Of its heading, below that of the list. */
  readonly level?: 3 | 4;
  readonly language: Language;
}) {
  const Heading = `h${level}` as const;
  return (
    <article class="record-card">
      <Heading>
        <a href={recordAddress(record)}>
          {highlights === null ? record.title : <Marked text={highlights.title} />}
        </a>
      </Heading>
      <p class="creators">{namesOf(record.creators)}</p>
      {highlights !== null && highlights.description.text !== '' && (
        <p class="excerpt">
          {highlights.isFromText && <span class="soft small">{searchWords[language].inText} </span>}
          <Marked text={highlights.description} />
        </p>
      )}
      <p class="facts soft small">
        <span>{`${record.namespace}/${record.name}`}</span>
        <span>{record.version}</span>
        <time dateTime={record.publishedAt.toISOString()}>
          {inWords(record.publishedAt, language)}
        </time>
        <span class="licence">{record.licence}</span>
      </p>
    </article>
  );
}

/** The first few names; the rest as "et al.", as citations do. */
function namesOf(creators: readonly string[]): string {
  const shown = creators.slice(0, shownCreators).join('; ');
  return creators.length > shownCreators ? `${shown}; et al.` : shown;
}
