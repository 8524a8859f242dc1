import { maxResults } from '../../../capabilities/catalogue/index.js';
import type { RecordPage } from '../../../capabilities/discovery/index.js';
import { citationWords } from '../language/citation-words.js';
import { inDigits } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { searchWords } from '../language/search-words.js';
import { RecordCard } from '../records/record-card.js';
import { Chosen, Facets } from './facets.js';
import { narrowings, type SearchQuestion } from './search-question.js';

interface Props {
  readonly question: SearchQuestion;
  readonly found: RecordPage;
  readonly language: Language;
}

/** The question, what it is narrowed by, and the answers. */
export function SearchPage({ question, found, language }: Props) {
  const words = searchWords[language];
  const count = inDigits(found.total.count, language);
  return (
    <>
      <h1 class="page-title">{words.title}</h1>
      <QuestionForm question={question} language={language} />
      <Chosen question={question} language={language} />
      <div class="search-columns">
        <section aria-labelledby="results">
          <h2 id="results" class="results-count">
            {found.total.count === 0
              ? words.nothing
              : words.found(count, found.total.isCapped, found.total.count === 1)}
          </h2>
          <Results question={question} found={found} language={language} />
        </section>
        <Facets question={question} facets={found.facets} language={language} />
      </div>
    </>
  );
}

function QuestionForm({ question, language }: Omit<Props, 'found'>) {
  const words = searchWords[language];
  const sort = question.find('sort');
  return (
    <form action="/search" role="search" class="question">
      <label for="q">{words.questionLabel}</label>
      <div class="search-line">
        <input
          id="q"
          type="search"
          name="q"
          value={question.find('q') ?? ''}
          maxLength={500}
          aria-describedby="q-help"
        />
        <label class="unseen" for="sort">
          {words.sortBy}
        </label>
        <select id="sort" name="sort">
          <option value="">{words.sorts.relevance}</option>
          {(['updated', 'newest', 'oldest', 'downloads'] as const).map((order) => (
            <option value={order} selected={order === sort}>
              {words.sorts[order]}
            </option>
          ))}
        </select>
        <button class="button">{words.search}</button>
      </div>
      <p id="q-help" class="soft small">
        {words.questionHelp}
      </p>
      {[...narrowings, 'tag', 'author', 'namespace'].map((name) => {
        const value = question.find(name);
        return value !== null && <input type="hidden" name={name} value={value} />;
      })}
    </form>
  );
}

function Results({ question, found, language }: Props) {
  const words = searchWords[language];
  if (found.items.length === 0) {
    return (
      <ul>
        {words.nothingHelp.map((help) => (
          <li>{help}</li>
        ))}
      </ul>
    );
  }
  return (
    <>
      {found.items.map(({ document, highlights }) => (
        <RecordCard record={document} highlights={highlights} language={language} />
      ))}
      <nav class="paging" aria-label={words.results}>
        {question.find('cursor') !== null && <a href={question.with({})}>{words.start}</a>}
        {found.next !== null && (
          <a class="button" rel="next" href={question.with({ cursor: found.next })}>
            {words.next}
          </a>
        )}
      </nav>
      <Exports question={question} language={language} />
    </>
  );
}

function Exports({ question, language }: Omit<Props, 'found'>) {
  return (
    <p class="small exports">
      {citationWords[language].exportResults(inDigits(maxResults, language))}{' '}
      <a href={question.exportAddress('bibtex')} rel="nofollow">
        BibTeX
      </a>{' '}
      <a href={question.exportAddress('json')} rel="nofollow">
        JSON
      </a>
    </p>
  );
}
