import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { Language } from '../../language/language.js';
import { publishedOpinionWords } from '../../language/published-opinion-words.js';
import { PublishedOpinion } from '../../opinions/published-opinion.js';
import { opinionAddress, recordAddress, type RecordName } from '../record-address.js';
import type { OpinionHistory, OpinionPage } from '../source/opinion-reader.js';
import { BackTo } from './back-to.js';
import { opinionPlaces, Opinions } from './opinions-section.js';
import { Theirs } from './short-text.js';

/** One opinion with all of its text, and what it said before it was revised. */
export function OneOpinionPage({
  record,
  release,
  history: { opinion, earlier, next },
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly history: OpinionHistory;
  readonly language: Language;
}) {
  const words = publishedOpinionWords[language];
  const { id, advisor } = opinion.document;
  return (
    <article class="behind">
      <BackTo href={recordAddress(record, release.version)} language={language} />
      <h1 class="page-title">
        <Theirs text={words.titleOf(advisor.name)} max={200} />
      </h1>
      <p>
        <Theirs text={release.metadata.title} max={500} /> ({release.version})
      </p>
      <p class="soft">{words.areConsultative}</p>
      <PublishedOpinion
        opinion={opinion}
        places={opinionPlaces(record, release.version, id)}
        hasHistory={false}
        level={2}
        language={language}
      />
      {earlier.length > 0 && <h2>{words.history}</h2>}
      {earlier.map((revision) => (
        <section aria-label={words.earlier(revision.document.revision)}>
          <p class="soft">{words.earlier(revision.document.revision)}</p>
          <PublishedOpinion
            opinion={revision}
            places={null}
            hasHistory={false}
            language={language}
          />
        </section>
      ))}
      {next !== null && (
        <nav class="paging" aria-label={words.history}>
          <a
            class="button"
            rel="next"
            href={`${opinionAddress(record, release.version, id)}?before=${next}`}
          >
            {words.history}
          </a>
        </nav>
      )}
    </article>
  );
}

/** A page of the opinions on a release. */
export function OpinionListPage({
  record,
  release,
  opinions,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly opinions: OpinionPage;
  readonly language: Language;
}) {
  const words = publishedOpinionWords[language];
  return (
    <article class="behind">
      <BackTo href={recordAddress(record, release.version)} language={language} />
      <h1 class="page-title">{words.title}</h1>
      <p>
        <Theirs text={release.metadata.title} max={500} /> ({release.version})
      </p>
      <p class="soft">{words.areConsultative}</p>
      <Opinions
        record={record}
        release={release}
        opinions={opinions}
        level={2}
        language={language}
      />
    </article>
  );
}
