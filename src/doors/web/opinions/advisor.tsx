import type { Signatory } from '../../../domain/review/opinion.js';
import type { Language } from '../language/language.js';
import { recordDetailWords } from '../language/record-detail-words.js';
import { shorten, Theirs } from '../records/page/short-text.js';

const shownAffiliations = 8;

/** Who gives an opinion: name, ORCID and affiliations, as they were signed. */
export function Advisor({
  advisor: { handle, name, orcid, affiliations },
  language,
}: {
  readonly advisor: Signatory;
  readonly language: Language;
}) {
  return (
    <p class="advisor">
      <a class="person" href={`/${handle}`}>
        <Theirs text={name} max={120} />
      </a>
      {orcid !== null && (
        <a class="identifier" href={`https://orcid.org/${orcid}`} title={orcid}>
          iD
          <span class="unseen">
            {`: ${recordDetailWords[language].orcidOf(shorten(name, 120))}`}
          </span>
        </a>
      )}
      {affiliations.length > 0 && (
        <span class="soft small">
          {affiliations.slice(0, shownAffiliations).map((affiliation, index) => (
            <>
              {index === 0 ? ' ' : ', '}
              <Theirs text={affiliation.name} max={160} />
            </>
          ))}
        </span>
      )}
    </p>
  );
}
