import type { ExternalReviewView } from '../../../../capabilities/notify/index.js';
import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import { externalReviewWords } from '../../language/external-review-words.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { externalReviewsAddress, recordAddress, type RecordName } from '../record-address.js';
import type { ExternalPage } from '../source/external-reader.js';
import type { RecordSource } from '../source/record-reader.js';
import { BackTo } from './back-to.js';
import { shorten, Theirs } from './short-text.js';

/** Foreign addresses get no vouching of ours, and are not told where their readers come from. */
const foreign = 'external nofollow ugc noreferrer';

/** What other services said of a release, apart from the opinions here; nothing where there is none. */
export function ExternalReviewsSection({
  source: { repository, release, external, language },
}: {
  readonly source: RecordSource;
}) {
  if (external.items.length === 0) return null;
  const words = externalReviewWords[language];
  return (
    <section id="external-reviews" aria-labelledby="external-reviews-title">
      <h2 id="external-reviews-title">{words.title}</h2>
      <p class="soft">{words.areExternal}</p>
      <ExternalList {...{ record: repository, release, external, level: 3, language }} />
    </section>
  );
}

/** A page of what other services said of a release. */
export function ExternalReviewsPage({
  record,
  release,
  external,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly external: ExternalPage;
  readonly language: Language;
}) {
  const words = externalReviewWords[language];
  return (
    <article class="behind">
      <BackTo href={recordAddress(record, release.version)} language={language} />
      <h1 class="page-title">{words.title}</h1>
      <p>
        <Theirs text={release.metadata.title} max={500} /> ({release.version})
      </p>
      <p class="soft">{words.areExternal}</p>
      <ExternalList {...{ record, release, external, level: 2, language }} />
    </article>
  );
}

function ExternalList({
  record,
  release: { version },
  external: { items, hasMore },
  level,
  language,
}: {
  readonly record: RecordName;
  readonly release: Pick<ReleaseView, 'version'>;
  readonly external: ExternalPage;
  readonly level: 2 | 3;
  readonly language: Language;
}) {
  const words = externalReviewWords[language];
  const last = items.at(-1)?.id;
  return (
    <>
      <ul class="plain external-reviews">
        {items.map((review) => (
          <ExternalReview review={review} level={level} language={language} />
        ))}
      </ul>
      {hasMore && last !== undefined && (
        <nav class="paging" aria-label={words.title}>
          <a
            class="button"
            rel="next"
            href={`${externalReviewsAddress(record, version)}?after=${encodeURIComponent(last)}`}
          >
            {words.further}
          </a>
        </nav>
      )}
    </>
  );
}

function ExternalReview({
  review,
  level,
  language,
}: {
  readonly review: ExternalReviewView;
  readonly level: 2 | 3;
  readonly language: Language;
}) {
  const words = externalReviewWords[language];
  const Heading = `h${level}` as const;
  const { host } = new URL(review.address);
  return (
    <li>
      <Heading>
        <a href={review.address} rel={foreign}>
          {review.title === '' ? (
            `${words.kinds[review.kind]} ${words.at(host)}`
          ) : (
            <Theirs text={review.title} max={300} />
          )}
        </a>
      </Heading>
      <p class="facts soft small">
        {review.title !== '' && (
          <span>
            {words.kinds[review.kind]} {words.at(host)}
          </span>
        )}
        <span>
          <bdi>
            {words.announcedBy(
              shorten(review.serviceName, 120),
              inWords(review.announcedAt, language),
            )}
          </bdi>
        </span>
        <span>
          <time dateTime={review.confirmedAt.toISOString()}>
            {words.confirmedOn(inWords(review.confirmedAt, language))}
          </time>
        </span>
        {review.offerId !== null && <span>{words.asked}</span>}
      </p>
      <Links review={review} language={language} />
    </li>
  );
}

/** What the review is called, and how a related work relates. */
function Links({
  review: { citeAs, relationship },
  language,
}: {
  readonly review: ExternalReviewView;
  readonly language: Language;
}) {
  const words = externalReviewWords[language];
  const links = [
    [words.identifier, citeAs],
    [words.relation, relationship],
  ] as const;
  const there = links.filter(([, address]) => address !== null);
  if (there.length === 0) return null;
  return (
    <dl class="facts-list small">
      {there.map(([name, address]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <a href={address ?? ''} rel={foreign}>
              <Theirs text={address ?? ''} max={120} />
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
