import type { FacetValue, RecordPage } from '../../../capabilities/discovery/index.js';
import { inDigits, languageName } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { type FacetTitle, searchWords } from '../language/search-words.js';
import { narrowings, type SearchQuestion } from './search-question.js';

const shownValues = 8;

/** What the answers can be narrowed by, with counts; links, so that it works everywhere. */
export function Facets({
  question,
  facets,
  language,
}: {
  readonly question: SearchQuestion;
  readonly facets: RecordPage['facets'];
  readonly language: Language;
}) {
  const words = searchWords[language];
  const offered = narrowings.filter(
    (name) => facets[name].length > 0 && question.find(name) === null,
  );
  if (offered.length === 0) return null;
  return (
    <aside class="facets" aria-labelledby="narrow">
      <h2 id="narrow">{words.narrow}</h2>
      {offered.map((name) => (
        <section>
          <h3>{words.facets[name]}</h3>
          <FacetList name={name} values={facets[name]} question={question} language={language} />
        </section>
      ))}
      {offered.some((name) => facets[name].some(({ isEstimate }) => isEstimate)) && (
        <p class="soft small">{words.isEstimate}</p>
      )}
    </aside>
  );
}

function FacetList({
  name,
  values,
  question,
  language,
}: {
  readonly name: FacetTitle;
  readonly values: readonly FacetValue[];
  readonly question: SearchQuestion;
  readonly language: Language;
}) {
  return (
    <ul class="plain">
      {values.slice(0, shownValues).map(({ value, count }) => (
        <li>
          <a href={question.with({ [name]: value })}>
            <span>{labelOf(name, value, language)}</span>{' '}
            <span class="soft">{inDigits(count, language)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What the search is narrowed by already, each with a way to take it out. */
export function Chosen({
  question,
  language,
}: {
  readonly question: SearchQuestion;
  readonly language: Language;
}) {
  const words = searchWords[language];
  const chosen = [...narrowings, 'tag', 'author', 'namespace'].flatMap((name) => {
    const value = question.find(name);
    return value === null ? [] : [{ name, value }];
  });
  if (chosen.length === 0) return null;
  const none = Object.fromEntries(chosen.map(({ name }) => [name, null]));
  return (
    <nav class="chosen" aria-label={words.chosen}>
      <ul class="plain tags">
        {chosen.map(({ name, value }) => {
          const label = isFacet(name) ? labelOf(name, value, language) : value;
          const title = isFacet(name) ? words.facets[name] : name;
          return (
            <li>
              <a href={question.with({ [name]: null })} aria-label={words.remove(title, label)}>
                {label} <span aria-hidden="true">×</span>
              </a>
            </li>
          );
        })}
        <li>
          <a class="quiet" href={question.with(none)}>
            {words.clear}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function isFacet(name: string): name is FacetTitle {
  return narrowings.some((facet) => facet === name);
}

function labelOf(name: FacetTitle, value: string, language: Language): string {
  const { kinds } = searchWords[language];
  if (name === 'language') return languageName(value, language);
  if (name === 'kind' && value in kinds) return kinds[value as keyof typeof kinds];
  return value;
}
