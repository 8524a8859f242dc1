import type { ProfileChanges, ProfileView } from '../../../capabilities/identity/index.js';
import { FaultSummary } from '../forms/fault-summary.js';
import { TextArea, TextField } from '../forms/fields.js';
import { type FormState, freshForm } from '../forms/form-state.js';
import { SecureForm } from '../forms/secure-form.js';
import { profileWords } from '../language/profile-words.js';
import type { Visit } from '../pages/visit.js';

const accountFields = ['displayName', 'orcid', 'homepage', 'bio'] as const;
const organisationFields = ['displayName', 'ror', 'homepage', 'bio'] as const;
const advisorFields = [...accountFields, 'interests'] as const;

type ProfileField = (typeof advisorFields)[number] | (typeof organisationFields)[number];

/** The fields of a profile, in the order of its form. */
export function profileFields({
  kind,
  isAdvisor,
}: Pick<ProfileView, 'kind' | 'isAdvisor'>): readonly ProfileField[] {
  if (kind === 'organisation') return organisationFields;
  return isAdvisor ? advisorFields : accountFields;
}

/** A profile as its form is filled in at first. */
export function profileState(profile: ProfileView): FormState {
  return freshForm(
    Object.fromEntries(profileFields(profile).map((field) => [field, profile[field] ?? ''])),
  );
}

/** What a form asks to change: the fields that it showed. */
export function profileChanges(
  profile: ProfileView,
  values: Readonly<Record<string, string>>,
): ProfileChanges {
  const sent = profileFields(profile).filter((field) => values[field] !== undefined);
  return Object.fromEntries(
    sent.map((field) => [field, (values[field] ?? '').replaceAll('\r\n', '\n')]),
  );
}

/** Asks what an account or organisation tells everybody about itself. */
export function ProfileForm({
  profile,
  form,
  action,
  visit,
}: {
  readonly profile: Pick<ProfileView, 'kind' | 'isAdvisor'>;
  readonly form: FormState;
  readonly action: string;
  readonly visit: Visit;
}) {
  const words = profileWords[visit.language];
  const fields = profileFields(profile);
  return (
    <section class="narrow">
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <FaultSummary form={form} fields={fields} language={visit.language} />
      <SecureForm visit={visit} action={action} label={words.title}>
        {fields.map((field) => (
          <ProfileInput field={field} form={form} visit={visit} />
        ))}
        <button class="button">{words.keep}</button>
      </SecureForm>
    </section>
  );
}

function ProfileInput({
  field,
  form,
  visit,
}: {
  readonly field: ProfileField;
  readonly form: FormState;
  readonly visit: Visit;
}) {
  const words = profileWords[visit.language];
  const common = { form, name: field, label: words[field] };
  switch (field) {
    case 'displayName':
      return <TextField {...common} maxLength={200} required />;
    case 'homepage':
      return <TextField {...common} type="url" hint={words.homepageHint} />;
    case 'orcid':
      return <TextField {...common} hint={words.orcidHint} maxLength={80} />;
    case 'ror':
      return <TextField {...common} hint={words.rorHint} maxLength={80} />;
    case 'bio':
      return <TextArea {...common} hint={words.bioHint} rows={4} maxLength={2_000} />;
    case 'interests':
      return <TextArea {...common} hint={words.interestsHint} rows={4} maxLength={2_000} />;
  }
}
