import { notificationWords } from '../../../../capabilities/notifications/index.js';
import { advisingWords } from '../../language/advising-words.js';
import { opinionWords } from '../../language/opinion-words.js';
import { ownOpinionWords } from '../../language/own-opinion-words.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { type ReviewDeed, reviewWords } from '../../language/review-words.js';
import { OpinionCard } from '../../opinions/opinion-card.js';
import { addressWith, Paging } from '../../pages/paging.js';
import type { Visit } from '../../pages/visit.js';
import { Changes } from '../../records/compare/compare-page.js';
import { FilesTable } from '../../records/files/files-table.js';
import { PaperLink } from '../../records/page/paper-link.js';
import { RecordHead } from '../../records/page/record-head.js';
import { Abstract, Card } from '../../records/page/record-page.js';
import { RelatedWorks } from '../../records/page/related-works.js';
import { recordAddress } from '../../records/record-address.js';
import { FactsPanel } from '../../records/side/facts-panel.js';
import { LicencePanel } from '../../records/side/licence-panel.js';
import { OpennessPanel } from '../../records/side/openness-panel.js';
import { VersionsPanel } from '../../records/side/versions-panel.js';
import { AuthorsSection } from '../authors/authors-section.js';
import { ReplyForm } from '../authors/reply-form.js';
import { DeadlineText } from '../deadline.js';
import { reviewAddress } from '../review-address.js';
import type { ReviewSource } from './candidate-reader.js';
import type { ReviewForms } from './review-forms.js';
import { DoneBanner } from './done-banner.js';
import { ReviewPanel } from './review-panel.js';
import { YourPart } from './your-part.js';

interface Props {
  readonly source: ReviewSource;
  readonly forms: ReviewForms;
  readonly done: ReviewDeed | null;
  readonly now: Date;
  readonly visit: Visit;
}

/** A candidate with all that the public will see of it, what changed, and what may be said of it. */
export function CandidatePage(props: Props) {
  const { source, now } = props;
  const { record } = source;
  const { repository, release, language } = record;
  const address = reviewAddress(repository, release.version);
  return (
    <div class="record">
      <div class="record-top">
        <RecordHead record={repository} release={release} language={language} />
        <Standing {...props} />
        <Contents source={source} />
        <Abstract source={record} />
        <PaperLink source={record} />
      </div>
      <div class="record-side">
        <ReviewPanel source={source} now={now} />
        <LicencePanel source={record} />
      </div>
      <article class="record-main">
        <Card source={record} />
        <FilesTable source={record} />
        <RelatedWorks source={record} />
        <ChangesSection source={source} />
        <Opinions {...props} address={address} />
        <YourPart {...props} address={address} />
        <AuthorsSection {...props} address={address} />
      </article>
      <div class="record-side">
        <FactsPanel source={record} />
        {repository.kind === 'model' && (
          <OpennessPanel openness={release.openness} language={language} />
        )}
        <VersionsPanel source={record} />
      </div>
    </div>
  );
}

/** What has just been done, and how things stand. */
function Standing({ source: { record }, done, now, visit: { language } }: Props) {
  const words = reviewWords[language];
  const { release, repository } = record;
  const closesAt = release.review.mode === 'advisory' ? release.review.closesAt : null;
  return (
    <>
      <DoneBanner done={done} place="top" language={language} />
      <div class="banner">
        <p class="facts">
          <strong>{words.underReview}</strong>
          <span>{words.states[release.state]}</span>
          {release.state === 'candidate' && (
            <span>
              <DeadlineText closesAt={closesAt} now={now} language={language} />
            </span>
          )}
        </p>
        <p>{notificationWords[language].consultative}</p>
        <p>
          <a href={recordAddress(repository, release.version)}>{words.asPublic}</a>
        </p>
      </div>
    </>
  );
}

/** Ways down a page that is long. */
function Contents({ source: { record, may } }: { readonly source: ReviewSource }) {
  const { language, release } = record;
  const places = [
    ['licence', recordWords[language].licence],
    ['files', recordWords[language].files],
    ['changes', titleOfChanges(language, null)],
    ['opinions', opinionWords[language].opinions],
    ...(may.beAdvisor ? [['your-opinion', advisingWords[language].yourPart]] : []),
    ...(may.write && release.state === 'candidate'
      ? [['authors', advisingWords[language].authors]]
      : []),
  ];
  return (
    <nav class="contents small" aria-label={recordDetailWords[language].onThisPage}>
      <ul class="plain">
        {places.map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
        {may.beAdvisor && (
          <li>
            <a href="/reviews">{ownOpinionWords[language].backToQueue}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function titleOfChanges(language: Visit['language'], version: string | null): string {
  const words = reviewWords[language];
  return version === null ? words.changes : words.changesSince(version);
}

function ChangesSection({ source: { changes, record } }: { readonly source: ReviewSource }) {
  const { language, release } = record;
  return (
    <section id="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{titleOfChanges(language, changes?.before.version ?? null)}</h2>
      {changes === null ? (
        <p class="soft">{reviewWords[language].firstVersion}</p>
      ) : (
        <Changes {...changes} after={release} level={3} language={language} />
      )}
    </section>
  );
}

function Opinions({ source, forms, done, address, visit }: Props & { readonly address: string }) {
  const { opinions, isFirstPage, nextOpinions, may, record } = source;
  const { language } = visit;
  const words = reviewWords[language];
  return (
    <section id="opinions" aria-labelledby="opinions-title">
      <h2 id="opinions-title">{opinionWords[language].opinions}</h2>
      <DoneBanner done={done} place="opinions" language={language} />
      <p class="soft">{opinionWords[language].consultative}</p>
      {!may.seeAll && <p class="soft">{words.opinionsSealed}</p>}
      {opinions.length === 0 && <p>{words.noOpinions}</p>}
      {opinions.map((source) => (
        <OpinionCard source={source} language={language}>
          {may.write && (
            <ReplyForm
              source={source}
              forms={forms}
              isPublished={record.release.state === 'published'}
              action={`${address}/replies/${source.opinion.id}#opinion-${source.opinion.id}`}
              visit={visit}
            />
          )}
        </OpinionCard>
      ))}
      <Paging
        label={opinionWords[language].opinions}
        start={isFirstPage ? null : { href: `${address}#opinions`, label: words.start }}
        next={
          nextOpinions === null
            ? null
            : {
                href: `${addressWith(address, { opinions: nextOpinions })}#opinions`,
                label: words.next,
              }
        }
      />
    </section>
  );
}
