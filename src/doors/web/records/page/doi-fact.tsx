import type { DoiStanding } from '../../../../domain/registration/doi-state.js';
import { doiWords } from '../../language/doi-words.js';
import type { Language } from '../../language/language.js';

/** A DOI: a link once its registrar has taken it, and before that what becomes of it. */
export function DoiFact({
  standing: { doi, state, reason, isRegistered },
  language,
}: {
  readonly standing: DoiStanding;
  readonly language: Language;
}) {
  const words = doiWords[language];
  return (
    <>
      {isRegistered ? <a href={`https://doi.org/${doi}`}>{doi}</a> : <code>{doi}</code>}
      {state !== 'findable' && (
        <p class="small">
          {state === 'failed' && isRegistered ? words.changeRefused : words.states[state]}
          {reason !== null && (
            <>
              {' '}
              <q lang="en">{reason}</q>
            </>
          )}
        </p>
      )}
    </>
  );
}
