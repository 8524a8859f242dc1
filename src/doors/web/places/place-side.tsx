import type { ComponentChildren } from 'preact';
import type { ProfileView } from '../../../capabilities/identity/index.js';
import { inDigits } from '../language/formats.js';
import { placeWords } from '../language/place-words.js';
import { addressWith } from '../pages/paging.js';
import { Theirs } from '../records/page/short-text.js';
import { Panel } from '../records/side/panel.js';
import { isOneNamespace } from './place-address.js';
import type { PlaceSource } from './place-source.js';

/** Whether opinions are asked for before publication, in plain words. */
export function ReviewPolicy({ source: { profile, language } }: { readonly source: PlaceSource }) {
  const words = placeWords[language];
  const { mode, windowDays } = profile.review;
  return (
    <Panel id="review" title={words.review}>
      <p>
        {mode === 'none' || windowDays === null
          ? words.reviewNone
          : words.reviewAdvisory(inDigits(windowDays, language), windowDays === 1)}
      </p>
      <p>
        <a href="/advisors">{words.reviewMore}</a>
      </p>
    </Panel>
  );
}

/** Of an organisation its people, of a person her organisations. */
export function Members({ source }: { readonly source: PlaceSource }) {
  const { profile, memberships, hasMoreMembers, language } = source;
  const words = placeWords[language];
  const isOrganisation = profile.kind === 'organisation';
  if (memberships.length === 0 && !isOrganisation) return null;
  return (
    <Panel id="people" title={isOrganisation ? words.people : words.affiliations}>
      {memberships.length === 0 && <p class="soft">{words.noPeople}</p>}
      <ul class="plain members">
        {memberships.map(({ handle, displayName, role }) => (
          <li>
            <a href={`/${handle}`}>
              <Theirs text={displayName} max={80} />
            </a>
            {isOrganisation && role !== 'reader' && (
              <span class="soft small">{words.roles[role]}</span>
            )}
          </li>
        ))}
      </ul>
      {hasMoreMembers && (
        <p class="small">
          <a href={`/api/v1/organisations/${profile.handle}/members`}>{words.allMembers}</a>
        </p>
      )}
    </Panel>
  );
}

/** The licences of what was released, each a way to what is under it where a search finds the same. */
export function Licences({ source: { profile, all, language } }: { readonly source: PlaceSource }) {
  const words = placeWords[language];
  const { licence } = all.facets;
  if (licence.length === 0) return null;
  return (
    <Panel id="licences" title={words.licences}>
      <ul class="plain counted">
        {licence.map(({ value, count, isEstimate }) => (
          <li>
            <LicenceLink profile={profile} licence={value}>
              <span>{value}</span>{' '}
              {!isEstimate && <span class="soft">{inDigits(count, language)}</span>}
            </LicenceLink>
          </li>
        ))}
      </ul>
      <p class="soft small">{words.licencesMeaning}</p>
    </Panel>
  );
}

function LicenceLink({
  profile,
  licence,
  children,
}: {
  readonly profile: ProfileView;
  readonly licence: string;
  readonly children: ComponentChildren;
}) {
  if (!isOneNamespace(profile)) return <span class="entry">{children}</span>;
  const href = addressWith('/search', { namespace: profile.handle, licence });
  return (
    <a class="entry" href={href}>
      {children}
    </a>
  );
}
