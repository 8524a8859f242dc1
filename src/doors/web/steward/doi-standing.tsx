import type { RegistrationStanding } from '../../../capabilities/registration/index.js';
import { doiWords } from '../language/doi-words.js';
import { inDigits } from '../language/formats.js';
import type { Language } from '../language/language.js';

/** How the registration of DOIs stands, where there is one: first of all whether it stopped. */
export function DoiStandingLine({
  standing: { isOffered, alarm, states, waiting },
  language,
}: {
  readonly standing: RegistrationStanding;
  readonly language: Language;
}) {
  if (!isOffered) return null;
  const words = doiWords[language];
  return (
    <>
      {alarm !== null && (
        <div class="banner bad" role="alert">
          <p>{words.alarm}</p>
          <p>
            <q lang="en">{alarm.reason}</q>
          </p>
          <p>{words.remedy}</p>
        </div>
      )}
      <p>
        <b>{words.standing}</b>
        {' · '}
        {words.found(inDigits(states.findable, language))}{' '}
        {words.waiting(inDigits(waiting, language))}{' '}
        {words.refused(inDigits(states.failed, language))}
      </p>
    </>
  );
}
