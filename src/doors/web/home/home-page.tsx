import type { FacetValue, RecordPage } from '../../../capabilities/discovery/index.js';
import { homeWords, type HomeWords } from '../language/home-words.js';
import { inDigits, languageName } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { RecordCard } from '../records/record-card.js';

/** The newest records of each kind, with the facets of all of that kind. */
export interface Shelves {
  readonly models: RecordPage;
  readonly papers: RecordPage;
  readonly datasets: RecordPage;
}

interface Props {
  readonly language: Language;
  readonly shelves: Shelves;
}

/** Promise, search, and papers and models side by side. */
export function HomePage({ language, shelves }: Props) {
  const words = homeWords[language];
  return (
    <>
      <section class="hero">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form class="hero-search" action="/search" role="search">
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
      <div class="shelves">
        <Shelf
          kind="model"
          title={words.newestModels}
          all={words.allModels}
          page={shelves.models}
          language={language}
        />
        <Shelf
          kind="paper"
          title={words.newestPapers}
          all={words.allPapers}
          page={shelves.papers}
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
      <Ways words={words} models={shelves.models} language={language} />
    </>
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
  models,
  language,
}: {
  readonly words: HomeWords;
  readonly models: RecordPage;
  readonly language: Language;
}) {
  const { task, language: languages, licence } = models.facets;
  return (
    <div class="ways">
      <Way title={words.byTask} name="task" values={task} language={language} />
      <Way
        title={words.byLanguage}
        name="language"
        values={languages}
        language={language}
        label={(tag) => languageName(tag, language)}
      />
      <Way title={words.byLicence} name="licence" values={licence} language={language} />
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
