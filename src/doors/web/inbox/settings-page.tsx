import type { MailAddressView } from '../../../capabilities/notifications/index.js';
import { FaultSummary } from '../forms/fault-summary.js';
import { SelectField, TextField } from '../forms/fields.js';
import type { FormState } from '../forms/form-state.js';
import { SecureForm } from '../forms/secure-form.js';
import { momentInWords } from '../language/formats.js';
import { inboxWords, type SettingsDeed } from '../language/inbox-words.js';
import { languages } from '../language/language.js';
import { recordWords } from '../language/record-words.js';
import { siteWords } from '../language/site-words.js';
import type { Visit } from '../pages/visit.js';

interface Props {
  readonly standing: MailAddressView | null;
  readonly isMailOffered: boolean;
  readonly mail: FormState;
  readonly confirmation: FormState;
  /** Whether the reader may have a feed. */
  readonly hasFeeds: boolean;
  /** Null where there is none. */
  readonly feedMadeAt: Date | null;
  /** Of the feed that has just been made. */
  readonly feedUrl: string | null;
  readonly done: SettingsDeed | null;
  readonly visit: Visit;
}

const action = '/account/notifications';

/** Where notifications are sent besides the inbox. */
export function SettingsPage(props: Props) {
  const { done, hasFeeds, visit } = props;
  const words = inboxWords[visit.language];
  return (
    <article class="narrow">
      <p class="small">
        <a href="/notifications">{words.title}</a>
      </p>
      <h1>{words.settingsTitle}</h1>
      <p class="lead">{words.settingsLead}</p>
      {done !== null && (
        <p class="banner good" role="status">
          {words.done[done]}
        </p>
      )}
      <section aria-labelledby="mail">
        <h2 id="mail">{words.mail}</h2>
        <Mail {...props} />
      </section>
      {hasFeeds && (
        <section aria-labelledby="feed">
          <h2 id="feed">{words.feed}</h2>
          <Feed {...props} />
        </section>
      )}
    </article>
  );
}

function Mail(props: Props) {
  const { standing, isMailOffered, mail, visit } = props;
  const { language } = visit;
  const words = inboxWords[language];
  return (
    <>
      {!isMailOffered && <p>{words.mailNotOffered}</p>}
      {isMailOffered && standing === null && <p>{words.mailNone}</p>}
      {standing?.isConfirmed === true && <p>{words.mailTo(standing.address)}</p>}
      {standing?.isConfirmed === false && <Confirmation {...props} standing={standing} />}
      {isMailOffered && (
        <>
          <FaultSummary form={mail} fields={['address', 'language']} language={language} />
          <SecureForm visit={visit} action={`${action}/mail`} label={words.mail}>
            <TextField
              form={mail}
              name="address"
              type="email"
              label={words.address}
              hint={words.addressHint}
              autocomplete="email"
              maxLength={254}
              required
            />
            <SelectField
              form={mail}
              name="language"
              label={words.mailLanguage}
              options={languages.map((one) => [one, siteWords[one].languageName] as const)}
            />
            <button class="button">{words.set}</button>
          </SecureForm>
        </>
      )}
      {standing !== null && (
        <SecureForm visit={visit} action={`${action}/mail/removal`} className="actions">
          <button class="button quiet">{words.remove}</button>
        </SecureForm>
      )}
    </>
  );
}

function Confirmation({
  standing,
  confirmation,
  visit,
}: Props & { readonly standing: MailAddressView }) {
  const words = inboxWords[visit.language];
  return (
    <>
      <p class="banner">{words.mailUnconfirmed(standing.address)}</p>
      <FaultSummary form={confirmation} fields={['code']} language={visit.language} />
      <SecureForm visit={visit} action={`${action}/mail/confirmation`} label={words.confirm}>
        <TextField
          form={confirmation}
          name="code"
          label={words.code}
          hint={words.codeHint}
          autocomplete="one-time-code"
          maxLength={20}
          required
        />
        <button class="button">{words.confirm}</button>
      </SecureForm>
    </>
  );
}

function Feed({ feedMadeAt, feedUrl, visit }: Props) {
  const { language } = visit;
  const words = inboxWords[language];
  return (
    <>
      <p>{words.feedLead}</p>
      {feedUrl !== null && (
        <div class="banner good" role="status">
          <p>
            <strong>{words.feedLink}</strong>
          </p>
          <pre
            data-copy={recordWords[language].copy}
            data-copied={recordWords[language].copied}
            tabIndex={0}
          >
            <code>{feedUrl}</code>
          </pre>
          <p>{words.feedOnce}</p>
        </div>
      )}
      {feedUrl === null && (
        <p>
          {feedMadeAt === null
            ? words.feedNone
            : words.feedSince(momentInWords(feedMadeAt, language))}
        </p>
      )}
      <div class="actions">
        <SecureForm visit={visit} action={`${action}/feed#feed`} className="inline">
          <button class="button quiet">
            {feedMadeAt === null ? words.makeFeed : words.renewFeed}
          </button>
        </SecureForm>
        {feedMadeAt !== null && (
          <SecureForm visit={visit} action={`${action}/feed/revocation`} className="inline">
            <button class="button quiet">{words.revokeFeed}</button>
          </SecureForm>
        )}
      </div>
    </>
  );
}
