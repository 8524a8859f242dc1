import { creditWords } from '../../language/credit-words.js';
import type { Language } from '../../language/language.js';

/** The iD of somebody: filled where she proved that it is hers, an outline where others stated it. */
export function OrcidMark({
  orcid,
  name,
  isAuthenticated,
  language,
}: {
  readonly orcid: string;
  readonly name: string;
  readonly isAuthenticated: boolean;
  readonly language: Language;
}) {
  const words = creditWords[language];
  const meaning = isAuthenticated ? words.authenticated : words.claimed;
  return (
    <a
      class={isAuthenticated ? 'identifier authenticated' : 'identifier'}
      href={`https://orcid.org/${orcid}`}
      title={`${orcid} · ${meaning}`}
    >
      iD<span class="unseen">{`: ${name}, ${meaning}`}</span>
    </a>
  );
}
