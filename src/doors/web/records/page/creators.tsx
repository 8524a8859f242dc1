import type { AuthenticatedOrcid } from '../../../../domain/card/credited-people.js';
import type { Creator } from '../../../../domain/card/record-metadata.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { creditWords } from '../../language/credit-words.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { searchAddress } from '../record-address.js';
import { OrcidMark } from './orcid-mark.js';
import { shorten, Theirs } from './short-text.js';

/** These are shown with their identifiers and affiliations. */
const shownInFull = 12;
/** These by name alone; the metadata has them all. */
const shownByName = 1_000;

/** Who made a work: the first ones with ORCID and affiliation, the rest on demand. */
export function Creators({
  creators,
  authenticated = [],
  creditHref,
  language,
}: {
  readonly creators: readonly Creator[];
  /** The iDs that are known to be theirs; of a draft none are. */
  readonly authenticated?: readonly AuthenticatedOrcid[];
  /** The page of their roles, where there is one. */
  readonly creditHref?: string;
  readonly language: Language;
}) {
  const first = creators.slice(0, shownInFull);
  const places = [
    ...new Set(first.flatMap(({ affiliations }) => affiliations.map(({ name }) => name))),
  ].slice(0, shownInFull);
  const words = recordDetailWords[language];
  return (
    <div class="made-by">
      <ul class="people" aria-label={recordWords[language].creators}>
        {first.map((creator) => (
          <li>
            <Person
              creator={creator}
              isAuthenticated={authenticated.some(({ orcid }) => orcid === creator.orcid)}
              places={places}
              language={language}
            />
          </li>
        ))}
      </ul>
      {places.length > 0 && (
        <ol class="places small soft" aria-label={words.affiliations}>
          {places.map((place) => (
            <li>
              <Theirs text={place} max={160} />
            </li>
          ))}
        </ol>
      )}
      {creditHref !== undefined && says(creators) && (
        <p class="small">
          <a href={creditHref}>{creditWords[language].whoDidWhat}</a>
        </p>
      )}
      {creators.length > shownInFull && <Others creators={creators} language={language} />}
    </div>
  );
}

/** Whether the page of roles has more to say of them than their names. */
function says(creators: readonly Creator[]): boolean {
  return creators.some(({ orcid, credit }) => orcid !== undefined || credit.length > 0);
}

function Person({
  creator,
  isAuthenticated,
  places,
  language,
}: {
  readonly creator: Creator;
  readonly isAuthenticated: boolean;
  readonly places: readonly string[];
  readonly language: Language;
}) {
  const { orcid, ror } = creator;
  const name = shorten(shownName(creator), 120);
  const marks = creator.affiliations
    .map((affiliation) => places.indexOf(affiliation.name) + 1)
    .filter((mark) => mark > 0);
  return (
    <>
      <a class="person" href={searchAddress('author', shorten(creator.name, 200))}>
        <bdi>{name}</bdi>
      </a>
      {marks.length > 0 && places.length > 1 && <sup>{marks.join(', ')}</sup>}
      {orcid !== undefined && (
        <OrcidMark
          orcid={orcid}
          name={name}
          isAuthenticated={isAuthenticated}
          language={language}
        />
      )}
      {ror !== undefined && (
        <a class="identifier" href={ror.startsWith('https:') ? ror : `https://ror.org/${ror}`}>
          ROR<span class="unseen">{`: ${name}`}</span>
        </a>
      )}
    </>
  );
}

function Others({
  creators,
  language,
}: {
  readonly creators: readonly Creator[];
  readonly language: Language;
}) {
  const named = creators.slice(shownInFull, shownByName);
  const rest = creators.length - Math.min(creators.length, shownByName);
  return (
    <details>
      <summary>
        {recordWords[language].showAllCreators(inDigits(creators.length, language))}
      </summary>
      <p class="all-people">
        {/* One isolate for all: an element for each would weigh more than the names. */}
        <bdi>{named.map((creator) => shorten(shownName(creator), 60)).join(' · ')}</bdi>
        {rest > 0 && ` ${recordDetailWords[language].andMore(inDigits(rest, language))}`}
      </p>
    </details>
  );
}

/** As people say it: the given name first. */
function shownName({ name, familyName, givenName }: Creator): string {
  return familyName === undefined || givenName === undefined ? name : `${givenName} ${familyName}`;
}
