import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  type SphereError,
  TooManyAttempts,
  Unauthenticated,
  Unavailable,
  Withdrawn,
} from '../../../domain/errors/sphere-error.js';
import { refusalIn } from '../../../domain/refusals/refusal-in.js';
import { statusOfRefusal } from '../../../foundations/http/status-of-refusal.js';
import { type ErrorSubject, errorWords } from '../language/error-words.js';
import type { Language } from '../language/language.js';
import type { Page } from '../pages/page.js';
import type { Visit } from '../pages/visit.js';
import { signInAddress } from '../sign-in/sign-in-address.js';

/**
 * The page of a refusal. `error` is null for what nobody foresaw.
 * @param requestId for whoever asks the operators
 */
export function errorPage(
  error: SphereError | null,
  { language, address }: Pick<Visit, 'language' | 'address'>,
  requestId: string,
): Page {
  const subject = subjectOf(error);
  const words = errorWords[language];
  return {
    title: words.titles[subject],
    description: words.explanations[subject],
    status: error === null ? 500 : statusOfRefusal(error),
    isIndexed: false,
    main: (
      <article class="refusal">
        <h1>{words.titles[subject]}</h1>
        <p>{words.explanations[subject]}</p>
        {error instanceof Unauthenticated && (
          <p>
            <a class="button" href={signInAddress(address)}>
              {words.signIn}
            </a>
          </p>
        )}
        {error !== null && error.code !== 'unauthenticated' && (
          <Details error={error} language={language} />
        )}
        <form action="/search" role="search">
          <label for="refusal-q">{words.searchInstead}</label>
          <div class="search-line">
            <input id="refusal-q" type="search" name="q" maxLength={500} />
            <button class="button">{words.search}</button>
          </div>
        </form>
        <p>
          <a href="/">{words.home}</a>
        </p>
        {error === null && (
          <p class="soft small">
            {words.requestNumber}: <code>{requestId}</code>
          </p>
        )}
      </article>
    ),
  };
}

function Details({
  error,
  language,
}: {
  readonly error: SphereError;
  readonly language: Language;
}) {
  const { message, remedy, faults } = refusalIn(language, error);
  const lines = [message, ...faults.map((fault) => fault.message)];
  return (
    <details open={!(error instanceof NotFound)}>
      <summary>{errorWords[language].details}</summary>
      <ul>
        {[...new Set(lines)].slice(0, 50).map((line) => (
          <li>{line.slice(0, 600)}</li>
        ))}
        {remedy !== undefined && <li>{remedy}</li>}
      </ul>
    </details>
  );
}

function subjectOf(error: SphereError | null): ErrorSubject {
  if (error === null) return 'failed';
  if (error instanceof NotFound) return 'notFound';
  if (error instanceof Withdrawn) return 'withdrawn';
  if (error instanceof Unauthenticated) return 'signIn';
  if (error instanceof Forbidden) return 'forbidden';
  if (error instanceof InvalidInput) return 'badRequest';
  if (error instanceof Unavailable) return 'busy';
  if (error instanceof Conflict) return 'refused';
  return error instanceof TooManyAttempts ? 'tooMany' : 'refused';
}
