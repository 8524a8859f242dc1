import { orcidUrl, parseOrcid } from '../../../domain/identifiers/orcid.js';
import { parseRor, rorUrl } from '../../../domain/identifiers/ror.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { inDigits } from '../language/formats.js';
import { placeWords, type PlaceWords } from '../language/place-words.js';
import { Paging } from '../pages/paging.js';
import { Theirs } from '../records/page/short-text.js';
import { RecordCard } from '../records/record-card.js';
import { DraftList } from './draft-list.js';
import { OpinionList } from './opinion-list.js';
import { isOneNamespace, placeAddress } from './place-address.js';
import type { PlaceSource } from './place-source.js';
import { Licences, Members, ReviewPolicy } from './place-side.js';

/** A person or an organisation: who that is, and what was released there. */
export function PlacePage({ source }: { readonly source: PlaceSource }) {
  const { profile } = source;
  return (
    <div class="place">
      <PlaceHead source={source} />
      <div class="record place-columns">
        <div class="place-main">
          <Works source={source} />
          <DraftList source={source} />
          <OpinionList source={source} />
        </div>
        <div class="record-side">
          {profile.kind === 'organisation' && <ReviewPolicy source={source} />}
          {!profile.isClosed && <Members source={source} />}
          <Licences source={source} />
        </div>
      </div>
    </div>
  );
}

function PlaceHead({ source }: { readonly source: PlaceSource }) {
  const { profile, isOwn, language } = source;
  const words = placeWords[language];
  return (
    <header class="record-head">
      <p class="trail soft">
        <span class="kind">{kindOfPlace(source, words)}</span>
        <span>{profile.handle}</span>
      </p>
      <h1 class={profile.displayName.length > 60 ? 'long' : undefined}>
        {profile.isClosed ? words.removed : <Theirs text={profile.displayName} />}
      </h1>
      {profile.isClosed && <p class="lead">{words.removedMeaning}</p>}
      {profile.bio !== null && (
        <p class="bio">
          <bdi>{profile.bio}</bdi>
        </p>
      )}
      <Identifiers source={source} />
      {isOwn && (
        <p>
          <a href="/account">{words.editThis}</a>
        </p>
      )}
    </header>
  );
}

function kindOfPlace({ profile }: PlaceSource, words: PlaceWords): string {
  if (profile.kind === 'organisation') return words.organisation;
  return profile.isAdvisor ? words.advisor : words.person;
}

function Identifiers({ source }: { readonly source: PlaceSource }) {
  const { profile, isOrcidAuthenticated, language } = source;
  const words = placeWords[language];
  const { orcid, ror, homepage } = profile;
  if (orcid === null && ror === null && homepage === null) return null;
  return (
    <dl class="place-facts">
      {orcid !== null && (
        <div>
          <dt>{words.orcid}</dt>
          <dd>
            <a href={orcidUrl(parseOrcid(orcid))}>{orcid}</a>{' '}
            <span class="soft small">
              {isOrcidAuthenticated ? words.orcidIsAuthenticated : words.orcidIsStated}
            </span>
          </dd>
        </div>
      )}
      {ror !== null && (
        <div>
          <dt>{words.ror}</dt>
          <dd>
            <a href={rorUrl(parseRor(ror))}>{ror}</a>
          </dd>
        </div>
      )}
      {homepage !== null && (
        <div>
          <dt>{words.homepage}</dt>
          <dd>
            <a href={homepage} rel="nofollow ugc noopener">
              <Theirs text={homepage.replace(/^https:\/\/|\/$/g, '')} max={60} />
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Works({ source }: { readonly source: PlaceSource }) {
  const { profile, question, works, all, language } = source;
  const words = placeWords[language];
  return (
    <section aria-labelledby="works">
      <div class="place-list-head">
        <h2 id="works">{profile.kind === 'organisation' ? words.works : words.worksOfPerson}</h2>
        {all.total.count > 0 && isOneNamespace(profile) && (
          <a href={`/search?namespace=${encodeURIComponent(profile.handle)}`}>{words.searchHere}</a>
        )}
      </div>
      {all.total.count > 0 && <Kinds source={source} />}
      {works.items.length === 0 && (
        <p class="soft">{question.kind === null ? words.nothingYet : words.nothingOfKind}</p>
      )}
      {works.items.map(({ document }) => (
        <RecordCard record={document} language={language} />
      ))}
      <Paging
        label={`${words.paging}: ${words.works}`}
        start={
          question.cursor === null
            ? null
            : { href: placeAddress(source, { cursor: null }), label: words.start }
        }
        next={
          works.next === null
            ? null
            : { href: placeAddress(source, { cursor: works.next }), label: words.next }
        }
      />
    </section>
  );
}

const kinds: readonly RepositoryKind[] = ['model', 'paper', 'dataset'];

/** How much there is of each kind, each a way to see that alone. */
function Kinds({ source }: { readonly source: PlaceSource }) {
  const { question, all, language } = source;
  const words = placeWords[language];
  const total = `${inDigits(all.total.count, language)}${all.total.isCapped ? '+' : ''}`;
  const counts = kinds.flatMap((kind) => {
    const found = all.facets.kind.find(({ value }) => value === kind);
    return found === undefined ? [] : [{ kind, ...found }];
  });
  return (
    <nav aria-label={words.byKind}>
      <ul class="plain tags">
        <li>
          <a
            href={placeAddress(source, { kind: null, cursor: null })}
            aria-current={question.kind === null ? 'true' : undefined}
          >
            {words.allKinds} <span class="soft">{total}</span>
          </a>
        </li>
        {counts.map(({ kind, count, isEstimate }) => (
          <li>
            <a
              href={placeAddress(source, { kind, cursor: null })}
              aria-current={question.kind === kind ? 'true' : undefined}
            >
              {words.kinds[kind]}{' '}
              {!isEstimate && <span class="soft">{inDigits(count, language)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
