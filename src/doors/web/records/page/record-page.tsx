import { externalReviewWords } from '../../language/external-review-words.js';
import { publishedOpinionWords } from '../../language/published-opinion-words.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { FilesTable } from '../files/files-table.js';
import { CitePanel } from '../side/cite-panel.js';
import { DownloadsPanel } from '../side/downloads-panel.js';
import { FactsPanel } from '../side/facts-panel.js';
import { LicencePanel } from '../side/licence-panel.js';
import { OpennessPanel } from '../side/openness-panel.js';
import { UsePanel } from '../side/use-panel.js';
import { VersionsPanel } from '../side/versions-panel.js';
import { recordAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { ExternalReviewsSection } from './external-reviews.js';
import { Notices } from './notices.js';
import { Identifiers } from './identifiers.js';
import { OpinionsSection } from './opinions-section.js';
import { PaperLink } from './paper-link.js';
import { RecordHead } from './record-head.js';
import { RelatedWorks } from './related-works.js';
import { WrittenText } from './written-text.js';

/** More than a screen of a phone. */
const leadCharacters = 2_000;

/** The page of a release: what it is, whether one may use it, and how to get it. */
export function RecordPage({ source }: { readonly source: RecordSource }) {
  const { repository, release, language } = source;
  return (
    <div class="record">
      <div class="record-top">
        <RecordHead record={repository} release={release} language={language} />
        <Notices repository={repository} release={release} language={language} />
        {!isLongText(source) && <Abstract source={source} />}
        <PaperLink source={source} />
        <Contents source={source} />
      </div>
      <div class="record-side">
        <LicencePanel source={source} />
        <UsePanel source={source} />
        <CitePanel source={source} />
      </div>
      <article class="record-main">
        {isLongText(source) && <Abstract source={source} />}
        <Card source={source} />
        <FilesTable source={source} />
        <OpinionsSection source={source} />
        <ExternalReviewsSection source={source} />
        <RelatedWorks source={source} />
        <Identifiers source={source} />
      </article>
      <div class="record-side">
        <FactsPanel source={source} />
        {repository.kind === 'model' && (
          <OpennessPanel openness={release.openness} language={language} />
        )}
        <VersionsPanel source={source} />
        <DownloadsPanel source={source} />
      </div>
    </div>
  );
}

/** Ways down a page that may be long. */
function Contents({
  source: { language, related, opinions, earlierOpinions, external },
}: {
  readonly source: RecordSource;
}) {
  const words = recordWords[language];
  const places = [
    ['licence', words.licence],
    ['use', words.useIt],
    ['cite', words.cite],
    ['files', words.files],
    ...(opinions.items.length + earlierOpinions.length > 0
      ? [['opinions', publishedOpinionWords[language].title]]
      : []),
    ...(external.items.length > 0
      ? [['external-reviews', externalReviewWords[language].title]]
      : []),
    ...(related.bases.length + related.derived.length + related.citing.length > 0
      ? [['related', words.related]]
      : []),
    ['versions', words.versions],
  ];
  return (
    <nav class="contents small" aria-label={recordDetailWords[language].onThisPage}>
      <ul class="plain">
        {places.map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A long abstract stands beside the licence, not above it. */
function isLongText({ release }: RecordSource): boolean {
  return release.metadata.description.length > leadCharacters;
}

/** What a card states of the work in a few sentences. */
export function Abstract({
  source: { card, repository, language },
}: {
  readonly source: RecordSource;
}) {
  if (card.abstract === null) return null;
  if (repository.kind !== 'paper')
    return (
      <div class="abstract">
        <WrittenText html={card.abstract} language={card.abstractLanguage} />
      </div>
    );
  return (
    <section class="abstract" aria-labelledby="abstract">
      <h2 id="abstract">{recordDetailWords[language].abstract}</h2>
      <WrittenText html={card.abstract} language={card.abstractLanguage} />
    </section>
  );
}

/** The text of a card, or that there is none. */
export function Card({ source }: { readonly source: RecordSource }) {
  const { card, language, repository, release } = source;
  const details = recordDetailWords[language];
  return (
    <>
      {card.otherLanguage !== null && (
        <p class="small">
          <a
            href={`${recordAddress(repository, release.version)}?lang=${card.otherLanguage}`}
            hrefLang={card.otherLanguage}
            lang={card.otherLanguage}
          >
            {recordDetailWords[card.otherLanguage].readInThisLanguage}
          </a>
        </p>
      )}
      {card.isOlderThanOriginal && <p class="banner">{details.oldTranslation}</p>}
      {card.body !== null && <WrittenText html={card.body} language={card.language} />}
      {card.body === null && card.abstract === null && <p class="soft">{details.noCard}</p>}
    </>
  );
}
