import type { LinkedIdentity } from '../../../capabilities/identity/index.js';
import { SecureForm } from '../forms/secure-form.js';
import { accountWords } from '../language/account-words.js';
import { inWords } from '../language/formats.js';
import type { Visit } from '../pages/visit.js';

/** Which identities of elsewhere sign in to the account; nothing where none can. */
export function LinkedIdentities({
  identities,
  providerHost,
  mayChange,
  visit,
}: {
  readonly identities: readonly LinkedIdentity[];
  readonly providerHost: string | null;
  readonly mayChange: boolean;
  readonly visit: Visit;
}) {
  if (providerHost === null && identities.length === 0) return null;
  const words = accountWords[visit.language];
  return (
    <section class="panel">
      <h2>{words.identities}</h2>
      <p class="soft small">{words.identitiesHint}</p>
      {identities.length === 0 && <p>{words.noIdentity}</p>}
      <ul class="plain">
        {identities.map(({ issuer, subject, linkedAt }) => (
          <li class="row">
            <span>
              <bdi>{issuer}</bdi>: <bdi class="any">{subject}</bdi>{' '}
              <span class="soft small">{words.linkedOn(inWords(linkedAt, visit.language))}</span>
            </span>
            {mayChange && (
              <SecureForm
                visit={visit}
                action="/account/identities/unlink"
                className="line-form"
                label={words.unlinkNamed(issuer)}
              >
                <input type="hidden" name="issuer" value={issuer} />
                <input type="hidden" name="subject" value={subject} />
                <button class="button quiet small">{words.unlink}</button>
              </SecureForm>
            )}
          </li>
        ))}
      </ul>
      {mayChange && providerHost !== null && (
        <p>
          <a class="button quiet" href="/sign-in/oidc?for=account&next=/account">
            {words.link(providerHost)}
          </a>
        </p>
      )}
    </section>
  );
}
