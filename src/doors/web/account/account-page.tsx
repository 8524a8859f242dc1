import type {
  AccountView,
  LinkedIdentity,
  MembershipView,
  ProfileView,
  SessionView,
} from '../../../capabilities/identity/index.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import type { FormState } from '../forms/form-state.js';
import { DoneNote, ReadOnlyNote } from '../forms/notes.js';
import { SecureForm } from '../forms/secure-form.js';
import { accountWords } from '../language/account-words.js';
import { inWords } from '../language/formats.js';
import { languages } from '../language/language.js';
import { siteWords } from '../language/site-words.js';
import type { Visit } from '../pages/visit.js';
import { AccountNavigation } from './account-navigation.js';
import { ProfileForm } from './profile-form.js';
import { LinkedIdentities } from './linked-identities.js';

/** What the first page of an account shows. */
export interface AccountOverview {
  readonly account: AccountView;
  readonly memberships: readonly MembershipView[];
  readonly sessions: readonly SessionView[];
  readonly identities: readonly LinkedIdentity[];
  readonly profile: ProfileView;
  /** Host of the service whose identities sign in here; null where none do. */
  readonly providerHost: string | null;
}

interface Props {
  readonly overview: AccountOverview;
  readonly viewer: AccountViewer;
  readonly visit: Visit;
}

/** Who one is, what one may do, and how one signs in. */
export function AccountPage({
  overview,
  form,
  viewer,
  visit,
  done,
}: Props & { readonly form: FormState; readonly done: string | undefined }) {
  const words = accountWords[visit.language];
  return (
    <>
      <h1>{words.title}</h1>
      <AccountNavigation language={visit.language} current="/account" />
      <DoneNote text={done} />
      <ReadOnlyNote viewer={viewer} language={visit.language} />
      <div class="account-columns">
        <div>
          <Person overview={overview} viewer={viewer} visit={visit} />
          <Memberships overview={overview} viewer={viewer} visit={visit} />
          <Shortcuts viewer={viewer} visit={visit} />
        </div>
        <div>
          <LanguageForm visit={visit} />
          <LinkedIdentities
            identities={overview.identities}
            providerHost={overview.providerHost}
            mayChange={viewer.scope === 'write'}
            visit={visit}
          />
          <Sessions sessions={overview.sessions} visit={visit} />
        </div>
      </div>
      {(viewer.scope === 'write' || form.refusal !== null) && (
        <ProfileForm
          profile={overview.profile}
          form={form}
          action="/account/profile"
          visit={visit}
        />
      )}
    </>
  );
}

function Person({ overview: { account }, visit: { language } }: Props) {
  const words = accountWords[language];
  return (
    <section class="panel">
      <h2>{words.whoYouAre}</h2>
      <dl class="facts-list">
        <dt>{words.displayName}</dt>
        <dd>
          <bdi>{account.displayName}</bdi>
        </dd>
        <dt>{words.handle}</dt>
        <dd>
          <code>{account.handle}</code> · <a href={`/${account.handle}`}>{words.publicPage}</a>
        </dd>
        <dt>ORCID</dt>
        <dd>
          {account.orcid === null ? (
            <span class="soft">{words.noOrcid}</span>
          ) : (
            <a href={`https://orcid.org/${account.orcid}`}>{account.orcid}</a>
          )}
        </dd>
        <dt>{words.since}</dt>
        <dd>
          <time dateTime={account.createdAt.toISOString()}>
            {inWords(account.createdAt, language)}
          </time>
        </dd>
        <dt>{words.rolesTitle}</dt>
        {account.roles.length === 0 ? (
          <dd>{words.noRole}</dd>
        ) : (
          account.roles.map((role) => <dd>{words.roles[role]}</dd>)
        )}
      </dl>
    </section>
  );
}

function Memberships({ overview: { memberships }, visit: { language } }: Props) {
  const words = accountWords[language];
  return (
    <section class="panel">
      <h2>{words.memberships}</h2>
      {memberships.length === 0 ? (
        <p class="soft">{words.noMembership}</p>
      ) : (
        <ul class="plain">
          {memberships.map(({ handle, displayName, role }) => (
            <li class="row">
              <a href={`/account/organisations/${handle}`}>
                <bdi>{displayName}</bdi>
              </a>{' '}
              <span class="mark">{words.membershipRoles[role]}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/account/organisations">{words.organisations}</a>
      </p>
    </section>
  );
}

function Shortcuts({ viewer, visit: { language } }: Omit<Props, 'overview'>) {
  const words = accountWords[language];
  const places = [
    ['/deposit', words.deposit, words.depositHint, true],
    ['/reviews', words.reviews, words.reviewsHint, viewer.roles.has('advisor')],
    ['/steward', words.steward, words.stewardHint, viewer.roles.has('steward')],
  ] as const;
  return (
    <section class="panel">
      <h2>{words.shortcuts}</h2>
      <ul class="plain">
        {places
          .filter(([, , , isOffered]) => isOffered)
          .map(([href, name, hint]) => (
            <li class="row">
              <a href={href}>{name}</a> <span class="soft small">{hint}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The switch of the masthead, with words: both lead to the page in a language, which keeps it. */
function LanguageForm({ visit: { language } }: { readonly visit: Visit }) {
  const words = accountWords[language];
  return (
    <section class="panel">
      <h2>
        <label for="account-language">{words.language}</label>
      </h2>
      <form action="/account" class="line-form">
        <select id="account-language" name="lang" aria-describedby="account-language-hint">
          {languages.map((one) => (
            <option value={one} lang={one} selected={one === language}>
              {siteWords[one].languageName}
            </option>
          ))}
        </select>
        <button class="button quiet">{words.keepLanguage}</button>
      </form>
      <p class="soft small" id="account-language-hint">
        {words.languageHint}
      </p>
    </section>
  );
}

function Sessions({
  sessions,
  visit,
}: {
  readonly sessions: readonly SessionView[];
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = accountWords[language];
  return (
    <section class="panel">
      <h2>{words.sessions}</h2>
      <ul class="plain">
        {sessions.map(({ openedAt, expiresAt, tokenName, scope }) => (
          <li class="row small">
            <span>
              {words.sessionOf(inWords(openedAt, language))}{' '}
              <bdi>{tokenName === null ? words.byIdentity : words.byToken(tokenName)}</bdi>
            </span>
            <span class="soft">
              {words.scopes[scope]}, {words.sessionUntil(inWords(expiresAt, language))}
            </span>
          </li>
        ))}
      </ul>
      <p class="soft small">{words.sessionsHint}</p>
      <SecureForm visit={visit} action="/account/sessions/end" className="line-form">
        <button class="button quiet">{words.endSessions}</button>
      </SecureForm>
    </section>
  );
}
