import { inWords } from '../language/formats.js';
import { opinionWords } from '../language/opinion-words.js';
import { placeWords } from '../language/place-words.js';
import { Paging } from '../pages/paging.js';
import { Theirs } from '../records/page/short-text.js';
import { recordAddress } from '../records/record-address.js';
import { placeAddress } from './place-address.js';
import type { GivenOpinion, PlaceSource } from './place-source.js';

/** What an advisor said of what was published, and the interests that she declares. */
export function OpinionList({ source }: { readonly source: PlaceSource }) {
  const { profile, opinions, question, language } = source;
  const words = placeWords[language];
  if (opinions === null) return null;
  return (
    <section aria-labelledby="opinions">
      <h2 id="opinions">{words.opinions}</h2>
      {profile.interests !== null && (
        <>
          <h3>{words.interests}</h3>
          <p class="bio">
            <bdi>{profile.interests}</bdi>
          </p>
        </>
      )}
      <p class="soft">{words.opinionsMeaning}</p>
      {opinions.items.length === 0 && <p>{words.noOpinions}</p>}
      {opinions.items.map((opinion) => (
        <Opinion opinion={opinion} source={source} />
      ))}
      <Paging
        label={`${words.paging}: ${words.opinions}`}
        start={
          question.opinions === null
            ? null
            : { href: placeAddress(source, { opinions: null }), label: words.start }
        }
        next={
          opinions.next === null
            ? null
            : { href: placeAddress(source, { opinions: opinions.next }), label: words.next }
        }
      />
    </section>
  );
}

function Opinion({
  opinion: { document, release },
  source: { language },
}: {
  readonly opinion: GivenOpinion;
  readonly source: PlaceSource;
}) {
  const words = placeWords[language];
  const at = new Date(document.submittedAt);
  return (
    <article class="record-card">
      <h3>
        <a href={recordAddress(release, release.version)}>
          <Theirs text={release.title} max={200} />
        </a>{' '}
        {release.state === 'withdrawn' && <span class="mark bad">{words.withdrawn}</span>}
      </h3>
      <p class="recommendation">
        {opinionWords[language].recommendations[document.recommendation]}
      </p>
      <blockquote>
        <Theirs text={document.summary} max={600} />
      </blockquote>
      <p class="facts soft small">
        <span>{`${release.namespace}/${release.name}`}</span>
        <span>{release.version}</span>
        <time dateTime={document.submittedAt}>{inWords(at, language)}</time>
      </p>
    </article>
  );
}
