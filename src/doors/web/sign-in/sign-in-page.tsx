import { FaultSummary } from '../forms/fault-summary.js';
import { TextField } from '../forms/fields.js';
import type { FormState } from '../forms/form-state.js';
import { identityWords } from '../language/identity-words.js';
import type { Language } from '../language/language.js';
import { signInWords } from '../language/sign-in-words.js';
import type { Visit } from '../pages/visit.js';

/** The form that asks for a token. */
export function SignInPage({
  form,
  formToken,
  next,
  visit,
  contactEmail,
  providerHost,
}: {
  readonly form: FormState;
  /** Of the browser's own cookie. */
  readonly formToken: string;
  /** Where the reader wanted to go. */
  readonly next: string;
  readonly visit: Visit;
  readonly contactEmail: string;
  /** Whose identities sign in here; null where none do. */
  readonly providerHost: string | null;
}) {
  const words = signInWords[visit.language];
  return (
    <article class="narrow">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <FaultSummary form={form} fields={['token']} language={visit.language} />
      {providerHost !== null && (
        <ByIdentity host={providerHost} next={next} language={visit.language} />
      )}
      <form method="post" action="/sign-in" class="form" aria-labelledby="by-token">
        <h2 id="by-token">{words.byToken}</h2>
        <input type="hidden" name="sign-in" value={formToken} />
        {visit.session !== null && (
          <input type="hidden" name="form" value={visit.session.formToken} />
        )}
        <input type="hidden" name="next" value={next} />
        <TextField
          form={form}
          name="token"
          type="password"
          label={words.tokenLabel}
          hint={words.tokenHint}
          autocomplete="current-password"
          maxLength={256}
          required
        />
        <button class="button">{words.submit}</button>
        <p class="soft small">{words.cookie}</p>
      </form>
      <section>
        <h2>{words.noAccountTitle}</h2>
        <p>
          {words.noAccount} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </p>
      </section>
    </article>
  );
}

/** A link, no form: what is sent to another site may be read in its address. */
function ByIdentity({
  host,
  next,
  language,
}: {
  readonly host: string;
  readonly next: string;
  readonly language: Language;
}) {
  const words = identityWords[language];
  return (
    <section>
      <h2>{words.title}</h2>
      <p>
        <a class="button" href={`/sign-in/oidc?next=${encodeURIComponent(next)}`}>
          {words.button(host === 'orcid.org' ? 'ORCID' : host)}
        </a>
      </p>
      <p class="soft small">{words.hint}</p>
    </section>
  );
}
