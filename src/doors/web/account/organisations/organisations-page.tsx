import type { MembershipView } from '../../../../capabilities/identity/index.js';
import type { AccountViewer } from '../../../../domain/release/viewer.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { ReadOnlyNote } from '../../forms/notes.js';
import { SecureForm } from '../../forms/secure-form.js';
import { accountWords } from '../../language/account-words.js';
import { organisationWords } from '../../language/organisation-words.js';
import type { Visit } from '../../pages/visit.js';
import { AccountNavigation } from '../account-navigation.js';

/** The organisations that one belongs to, and how to found another. */
export function OrganisationsPage({
  memberships,
  form,
  viewer,
  visit,
}: {
  readonly memberships: readonly MembershipView[];
  readonly form: FormState;
  readonly viewer: AccountViewer;
  readonly visit: Visit;
}) {
  const words = organisationWords[visit.language];
  const roles = accountWords[visit.language].membershipRoles;
  return (
    <>
      <h1>{words.title}</h1>
      <AccountNavigation language={visit.language} current="/account/organisations" />
      <p class="lead">{words.lead}</p>
      <ReadOnlyNote viewer={viewer} language={visit.language} />
      <section>
        <h2>{words.yours}</h2>
        {memberships.length === 0 ? (
          <p class="soft">{words.none}</p>
        ) : (
          <ul class="plain">
            {memberships.map(({ handle, displayName, role }) => (
              <li class="row">
                <a href={`/account/organisations/${handle}`}>
                  <bdi>{displayName}</bdi>
                </a>{' '}
                <code>{handle}</code> <span class="mark">{roles[role]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {(viewer.scope === 'write' || form.refusal !== null) && (
        <section class="narrow">
          <h2>{words.foundTitle}</h2>
          <FoundingForm form={form} action="/account/organisations" visit={visit} />
        </section>
      )}
    </>
  );
}

/** Asks for what an organisation is founded with. */
export function FoundingForm({
  form,
  action,
  visit,
}: {
  readonly form: FormState;
  readonly action: string;
  readonly visit: Visit;
}) {
  const words = organisationWords[visit.language];
  return (
    <>
      <FaultSummary
        form={form}
        fields={['handle', 'displayName', 'ror']}
        language={visit.language}
      />
      <SecureForm visit={visit} action={action} label={words.foundTitle}>
        <p>{words.foundHint}</p>
        <TextField
          form={form}
          name="handle"
          label={words.handle}
          hint={words.handleHint}
          maxLength={39}
          required
        />
        <TextField form={form} name="displayName" label={words.name} maxLength={200} required />
        <TextField form={form} name="ror" label={words.ror} hint={words.rorHint} maxLength={80} />
        <button class="button">{words.found}</button>
      </SecureForm>
    </>
  );
}
