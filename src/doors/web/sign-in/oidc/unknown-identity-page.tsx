import { identityWords } from '../../language/identity-words.js';
import type { Language } from '../../language/language.js';

/** Whom an identity that no account belongs to may turn to. */
export function UnknownIdentityPage({
  host,
  contactEmail,
  language,
}: {
  readonly host: string;
  readonly contactEmail: string;
  readonly language: Language;
}) {
  const words = identityWords[language];
  return (
    <article class="narrow">
      <h1 class="page-title">{words.unknownTitle}</h1>
      <p>{words.unknown(host)}</p>
      <p>{words.unknownLink}</p>
      <p>
        <a class="button" href="/sign-in?next=/account">
          {words.backToSignIn}
        </a>
      </p>
      <p>
        {words.unknownWrite} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
      </p>
    </article>
  );
}
