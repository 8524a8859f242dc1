import type { FacetValue, RecordPage } from '../../../capabilities/discovery/index.js';
import { homeWords, type HomeWords } from '../language/home-words.js';
import { inDigits, inWords, languageName } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { Theirs } from '../records/page/short-text.js';
import { recordAddress } from '../records/record-address.js';
import { RecordCard } from '../records/record-card.js';

/** The newest records; those of whatever kind with the facets of all. */
export interface Shelves {
  readonly newest: RecordPage;
  readonly models: RecordPage;
  readonly papers: RecordPage;
  readonly datasets: RecordPage;
}

interface Props {
  readonly language: Language;
  readonly shelves: Shelves;
}

/** Promise, search, what is newest, papers and models side by side, and ways in by task and language. */
export function HomePage({ language, shelves }: Props) {
  const words = homeWords[language];
  return (
    <>
      <section class="hero">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form class="hero-search" action="/search" role="search" aria-label={words.search}>
          <label for="hero-q">{words.searchLabel}</label>
          <div class="search-line">
            <input
              id="hero-q"
              type="search"
              name="q"
              placeholder={words.searchHint}
              maxLength={500}
            />
            <button class="button">{words.search}</button>
          </div>
        </form>
        <dl class="promises">
          {words.promises.map(({ name, meaning }) => (
            <div>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Newest page={shelves.newest} language={language} />
      <div class="shelves">
        <Shelf
          kind="paper"
          title={words.newestPapers}
          all={words.allPapers}
          page={shelves.papers}
          language={language}
        />
        <Shelf
          kind="model"
          title={words.newestModels}
          all={words.allModels}
          page={shelves.models}
          language={language}
        />
      </div>
      {shelves.datasets.items.length > 0 && (
        <Shelf
          kind="dataset"
          title={words.newestDatasets}
          all={words.allDatasets}
          page={shelves.datasets}
          language={language}
        />
      )}
      <Ways words={words} facets={shelves.newest.facets} language={language} />
    </>
  );
}

/** What came last, of whatever kind, in a line each. */
function Newest({ page, language }: { readonly page: RecordPage; readonly language: Language }) {
  const words = homeWords[language];
  if (page.items.length === 0) return null;
  return (
    <section class="newest" aria-labelledby="newest">
      <h2 id="newest">{words.newest}</h2>
      <ol class="plain">
        {page.items.map(({ document }) => (
          <li>
            <span class="kind soft small">{words.kinds[document.kind]}</span>
            <span class="newest-name">
              <a href={recordAddress(document)}>
                <Theirs text={document.title} max={160} />
              </a>{' '}
              <a class="soft small" href={`/${document.namespace}`}>
                <Theirs text={document.namespaceDisplayName} max={60} />
              </a>
            </span>
            <time class="soft small" dateTime={document.publishedAt.toISOString()}>
              {inWords(document.publishedAt, language)}
            </time>
          </li>
        ))}
      </ol>
      <p>
        <a href="/search?sort=updated">{words.allReleases}</a>
      </p>
    </section>
  );
}

function Shelf({
  kind,
  title,
  all,
  page,
  language,
}: {
  readonly kind: string;
  readonly title: string;
  readonly all: string;
  readonly page: RecordPage;
  readonly language: Language;
}) {
  return (
    <section class="shelf">
      <h2>{title}</h2>
      {page.items.length === 0 ? (
        <p class="soft">{homeWords[language].nothingYet}</p>
      ) : (
        <>
          {page.items.map(({ document }) => (
            <RecordCard record={document} language={language} />
          ))}
          <p>
            <a href={`/search?kind=${kind}`}>{all}</a>
          </p>
        </>
      )}
    </section>
  );
}

/** Lists to enter by; only those that lead somewhere. */
function Ways({
  words,
  facets,
  language,
}: {
  readonly words: HomeWords;
  readonly facets: RecordPage['facets'];
  readonly language: Language;
}) {
  return (
    <div class="ways">
      <Way title={words.byTask} name="task" values={facets.task} language={language} />
      <Way
        title={words.byLanguage}
        name="language"
        values={facets.language}
        language={language}
        label={(tag) => languageName(tag, language)}
      />
      <Way title={words.byLicence} name="licence" values={facets.licence} language={language} />
      <Way
        title={words.byOrganisation}
        name="organisation"
        values={facets.organisation}
        language={language}
      />
    </div>
  );
}

function Way({
  title,
  name,
  values,
  language,
  label = (value) => value,
}: {
  readonly title: string;
  readonly name: string;
  readonly values: readonly FacetValue[];
  readonly language: Language;
  readonly label?: (value: string) => string;
}) {
  if (values.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="plain tags">
        {values.slice(0, 12).map(({ value, count }) => (
          <li>
            <a href={`/search?${new URLSearchParams({ [name]: value }).toString()}`}>
              {label(value)} <span class="soft">{inDigits(count, language)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
