import type { ReviewedRelease } from '../../../../capabilities/review/index.js';
import { SecureForm } from '../../forms/secure-form.js';
import { opinionWords } from '../../language/opinion-words.js';
import { ownOpinionWords } from '../../language/own-opinion-words.js';
import { reviewWords } from '../../language/review-words.js';
import { OpinionCard } from '../../opinions/opinion-card.js';
import type { OpinionSource } from '../../opinions/opinion-reader.js';
import { addressWith, Paging } from '../../pages/paging.js';
import type { Visit } from '../../pages/visit.js';
import { Theirs } from '../../records/page/short-text.js';
import { recordAddress } from '../../records/record-address.js';
import { reviewAddress } from '../review-address.js';

/** An opinion of the reader's, and what it is of. */
interface OwnOpinion {
  readonly release: ReviewedRelease;
  readonly source: OpinionSource;
}

/** What an advisor has advised so far, and how to take it away. */
export function OwnOpinionsPage({
  opinions,
  isFirst,
  next,
  visit,
}: {
  readonly opinions: readonly OwnOpinion[];
  readonly isFirst: boolean;
  readonly next: string | null;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = ownOpinionWords[language];
  return (
    <article class="reviews">
      <p class="small">
        <a href="/reviews">{words.backToQueue}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {opinions.length === 0 && <p>{words.none}</p>}
      {opinions.map((own) => (
        <Own own={own} visit={visit} />
      ))}
      <Paging
        label={words.title}
        start={isFirst ? null : { href: '/reviews/mine', label: reviewWords[language].start }}
        next={
          next === null
            ? null
            : {
                href: addressWith('/reviews/mine', { cursor: next }),
                label: reviewWords[language].next,
              }
        }
      />
      <section aria-labelledby="export">
        <h2 id="export">{words.exportTitle}</h2>
        <p>{words.exportLead}</p>
        <SecureForm visit={visit} action="/reviews/mine/export" label={words.exportTitle}>
          <button class="button">{words.export}</button>
        </SecureForm>
        <h3>{words.verifyTitle}</h3>
        <ol>
          {words.verifySteps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>
          <a href="/.well-known/jwks.json">{words.keys}</a>
        </p>
      </section>
      <p class="soft">{opinionWords[language].consultative}</p>
    </article>
  );
}

/** One opinion under the title of what it is of, and where it stands. */
function Own({
  own: { release, source },
  visit: { language },
}: {
  readonly own: OwnOpinion;
  readonly visit: Visit;
}) {
  const words = ownOpinionWords[language];
  const { state, version, title } = release;
  const address =
    state === 'candidate' ? reviewAddress(release, version) : recordAddress(release, version);
  const id = `own-${source.opinion.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {state === 'abandoned' ? (
          <Theirs text={title} />
        ) : (
          <a href={address}>
            <Theirs text={title} />
          </a>
        )}
      </h2>
      <p class="facts small soft">
        <span>{`${release.namespace}/${release.name}`}</span>
        <span>{words.onWork(version)}</span>
        <span class="mark">{reviewWords[language].states[state]}</span>
        {state === 'candidate' && <span>{words.revisable}</span>}
        {state === 'published' && <span>{words.final}</span>}
      </p>
      <OpinionCard source={source} language={language} />
    </section>
  );
}
