import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { CreditedPerson } from '../../../../domain/card/credited-people.js';
import { SecureForm } from '../../forms/secure-form.js';
import { DoneNote } from '../../forms/notes.js';
import { creditWords } from '../../language/credit-words.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { Paging } from '../../pages/paging.js';
import type { Visit } from '../../pages/visit.js';
import { BackTo } from '../page/back-to.js';
import { OrcidMark } from '../page/orcid-mark.js';
import { shorten, Theirs } from '../page/short-text.js';
import { creditAddress, recordAddress, type RecordName } from '../record-address.js';

/** What the page of a release's people shows. */
export interface CreditSource {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly people: readonly CreditedPerson[];
  /** Those who are the visitor. */
  readonly own: readonly CreditedPerson[];
  /** How many were left out before those shown. */
  readonly from: number;
  /** Where the next page begins; null on the last one. */
  readonly next: number | null;
  readonly done: string | undefined;
}

/** Who did what for a release, and who of them says so herself. */
export function CreditPage({
  source,
  visit,
}: {
  readonly source: CreditSource;
  readonly visit: Visit;
}) {
  const { record, release, people, from, next, done } = source;
  const { language } = visit;
  const words = creditWords[language];
  const address = creditAddress(record, release.version);
  return (
    <>
      <BackTo href={recordAddress(record, release.version)} language={language} />
      <h1 class="page-title">{words.title}</h1>
      <p>
        <Theirs text={release.metadata.title} max={300} />
      </p>
      <p class="soft credit-lead">{words.lead}</p>
      <DoneNote text={done} />
      <YourPart source={source} visit={visit} />
      <section aria-labelledby="people">
        <h2 id="people">{words.people}</h2>
        <ol class="credit-list" start={from + 1}>
          {people.map((person) => (
            <li>
              <Person person={person} language={language} />
            </li>
          ))}
        </ol>
      </section>
      <Paging
        label={words.people}
        start={from === 0 ? null : { href: address, label: words.start }}
        next={next === null ? null : { href: `${address}?from=${next}`, label: words.next }}
      />
    </>
  );
}

function Person({
  person: { name, orcid, isOrcidAuthenticated, creditConfirmedAt, credit, contributorType },
  language,
}: {
  readonly person: CreditedPerson;
  readonly language: Language;
}) {
  const words = creditWords[language];
  const roles = [
    ...(contributorType === null ? [] : [words.contributions[contributorType]]),
    ...credit.map((role) => words.roles[role]),
  ];
  return (
    <>
      <p class="credit-name">
        <Theirs text={name} max={120} />
        {orcid !== null && (
          <OrcidMark
            orcid={orcid}
            name={shorten(name, 120)}
            isAuthenticated={isOrcidAuthenticated}
            language={language}
          />
        )}
      </p>
      <p class="soft small">
        {roles.length === 0 ? words.noRoles : roles.join(' · ')}
        {creditConfirmedAt !== null && (
          <>
            {' — '}
            <time dateTime={creditConfirmedAt}>
              {words.confirmedOn(inWords(new Date(creditConfirmedAt), language))}
            </time>
          </>
        )}
      </p>
    </>
  );
}

/** What the visitor may say, where she is one of them. */
function YourPart({
  source: { record, release, own },
  visit,
}: {
  readonly source: CreditSource;
  readonly visit: Visit;
}) {
  const { viewer, language } = visit;
  const words = creditWords[language];
  if (viewer.kind !== 'account' || viewer.scope !== 'write') return null;
  if (own.length === 0) {
    return (
      <p class="small">
        {words.areYouOneOfThem} <a href="/account">{words.linkYours}</a>
      </p>
    );
  }
  const address = creditAddress(record, release.version);
  const confirmedAt = own.find(({ creditConfirmedAt }) => creditConfirmedAt !== null);
  const since = confirmedAt?.creditConfirmedAt ?? null;
  return (
    <section class="panel" aria-labelledby="your-part">
      <h2 id="your-part">{words.youAreNamed}</h2>
      {own.map((person) => (
        <Person person={person} language={language} />
      ))}
      {since === null ? (
        <SecureForm visit={visit} action={address}>
          <p class="small">{words.confirmHint}</p>
          <button class="button">{words.confirm}</button>
        </SecureForm>
      ) : (
        <SecureForm visit={visit} action={`${address}/withdraw`}>
          <p class="small">{words.youConfirmedOn(inWords(new Date(since), language))}</p>
          <button class="button quiet">{words.withdraw}</button>
        </SecureForm>
      )}
    </section>
  );
}
