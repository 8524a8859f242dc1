import type { OrganisationEntry, Page } from '../../../capabilities/identity/index.js';
import { FoundingForm } from '../account/organisations/organisations-page.js';
import type { FormState } from '../forms/form-state.js';
import { inWords } from '../language/formats.js';
import { organisationWords } from '../language/organisation-words.js';
import { stewardWords } from '../language/steward-words.js';
import { ListPaging } from '../layout/list-paging.js';
import type { Visit } from '../pages/visit.js';
import { HandleSearch } from './handle-search.js';
import { StewardNavigation } from './steward-navigation.js';

/** The organisations that there are, and how to found one. */
export function StewardOrganisationsPage({
  organisations,
  prefix,
  form,
  visit,
}: {
  readonly organisations: Page<OrganisationEntry>;
  readonly prefix: string;
  readonly form: FormState;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = stewardWords[language];
  return (
    <>
      <h1>{words.organisations}</h1>
      <StewardNavigation language={language} current="/steward/organisations" />
      <HandleSearch action="/steward/organisations" prefix={prefix} language={language} />
      {organisations.items.length === 0 ? (
        <p class="soft">{words.noOrganisation}</p>
      ) : (
        <ul class="plain">
          {organisations.items.map(({ handle, displayName, createdAt }) => (
            <li class="row">
              <a href={`/account/organisations/${handle}`}>{handle}</a>
              <bdi>{displayName}</bdi>
              <span class="soft small">
                {words.since}{' '}
                <time dateTime={createdAt.toISOString()}>{inWords(createdAt, language)}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
      <ListPaging visit={visit} next={organisations.next} />
      <section class="narrow">
        <h2>{organisationWords[language].foundTitle}</h2>
        <FoundingForm form={form} action="/steward/organisations" visit={visit} />
      </section>
    </>
  );
}
