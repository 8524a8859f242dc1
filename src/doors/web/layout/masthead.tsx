import { languages } from '../language/language.js';
import { SecureForm } from '../forms/secure-form.js';
import { siteWords } from '../language/site-words.js';
import type { Section } from '../pages/page.js';
import { inLanguage, type Visit } from '../pages/visit.js';
import { signInAddress } from '../sign-in/sign-in-address.js';

const places: readonly { readonly section: Section; readonly href: string }[] = [
  { section: 'models', href: '/search?kind=model' },
  { section: 'papers', href: '/search?kind=paper' },
  { section: 'datasets', href: '/search?kind=dataset' },
  { section: 'licences', href: '/licences' },
  { section: 'about', href: '/about' },
];

/** The top of every page: where one is, where one can go, and the search. */
export function Masthead({
  visit,
  section,
}: {
  readonly visit: Visit;
  readonly section: Section | undefined;
}) {
  const words = siteWords[visit.language];
  return (
    <header class="masthead">
      <div class="masthead-inner">
        <a class="wordmark" href="/">
          <Sphere />
          <span>Sphere</span>
        </a>
        <nav aria-label={words.mainNavigation}>
          <ul>
            {places.map((place) => (
              <li>
                <a href={place.href} aria-current={place.section === section ? 'page' : undefined}>
                  {words[place.section]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form class="masthead-search" action="/search" role="search">
          <label class="unseen" for="masthead-q">
            {words.search}
          </label>
          <input
            id="masthead-q"
            type="search"
            name="q"
            placeholder={words.searchHint}
            maxLength={500}
          />
        </form>
        <Yours visit={visit} section={section} />
        <ul class="languages" aria-label={words.languageSwitch}>
          {languages.map((language) => (
            <li>
              <a
                href={inLanguage(visit.address, language)}
                hrefLang={language}
                lang={language}
                aria-current={language === visit.language ? 'true' : undefined}
                title={siteWords[language].languageName}
              >
                <span aria-hidden="true">{language}</span>
                <span class="unseen">{siteWords[language].languageName}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </header>
  );
}

/** What somebody signed in may go to; strangers are offered to sign in. */
function Yours({
  visit: { viewer, session, address, language },
  section,
}: {
  readonly visit: Visit;
  readonly section: Section | undefined;
}) {
  const words = siteWords[language];
  if (viewer.kind === 'anonymous' || session === null) {
    return (
      <nav class="yours" aria-label={words.yours}>
        <ul>
          <li>
            <a href={signInAddress(address)}>{words.signIn}</a>
          </li>
        </ul>
      </nav>
    );
  }
  return (
    <nav class="yours" aria-label={words.yours}>
      <ul>
        <li>
          <a href="/deposit">{words.deposit}</a>
        </li>
        {viewer.roles.has('advisor') && (
          <li>
            <a href="/reviews" aria-current={section === 'reviews' ? 'page' : undefined}>
              {words.reviews}
            </a>
          </li>
        )}
        <li>
          <a href="/notifications" aria-current={section === 'inbox' ? 'page' : undefined}>
            {words.inbox}
          </a>
        </li>
        {viewer.roles.has('steward') && (
          <li>
            <a href="/steward">{words.steward}</a>
          </li>
        )}
        <li>
          <a href="/account" title={words.account}>
            {viewer.handle}
          </a>
        </li>
        <li>
          <SecureForm visit={{ session }} action="/sign-out" className="sign-out">
            <button class="plain">{words.signOut}</button>
          </SecureForm>
        </li>
      </ul>
    </nav>
  );
}

/** A globe of three lines: the mark of the site, drawn in the colour of the text. */
function Sphere() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-width="2">
        <circle cx="16" cy="16" r="13" />
        <ellipse cx="16" cy="16" rx="5.5" ry="13" />
        <path d="M3.6 12.2c7.6 3 17.2 3 24.8 0" />
      </g>
    </svg>
  );
}
