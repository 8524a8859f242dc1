import type { MembershipView, ProfileView, Page } from '../../../../capabilities/identity/index.js';
import type { AccountViewer } from '../../../../domain/release/viewer.js';
import type { FormState } from '../../forms/form-state.js';
import { DoneNote, ReadOnlyNote } from '../../forms/notes.js';
import { organisationWords } from '../../language/organisation-words.js';
import type { Visit } from '../../pages/visit.js';
import { AccountNavigation } from '../account-navigation.js';
import { ProfileForm } from '../profile-form.js';
import { MemberForm, Members } from './members.js';
import { Review } from './review-form.js';

/** Members and terms of review of an organisation. */
export function OrganisationPage({
  organisation,
  members,
  forms,
  mayManage,
  viewer,
  visit,
  done,
}: {
  readonly organisation: ProfileView;
  readonly members: Page<MembershipView>;
  readonly forms: {
    readonly member: FormState;
    readonly review: FormState;
    readonly profile: FormState;
  };
  readonly mayManage: boolean;
  readonly viewer: AccountViewer;
  readonly visit: Visit;
  readonly done: string | undefined;
}) {
  const words = organisationWords[visit.language];
  const address = `/account/organisations/${organisation.handle}`;
  const isSent = forms.member.refusal !== null;
  return (
    <>
      <h1>
        <bdi class="any">{organisation.displayName}</bdi>
      </h1>
      <AccountNavigation language={visit.language} current="/account/organisations" />
      <DoneNote text={done} />
      <ReadOnlyNote viewer={viewer} language={visit.language} />
      <p>
        <code>{organisation.handle}</code> ·{' '}
        <a href={`/${organisation.handle}`}>{words.publicPage}</a>
      </p>
      <section>
        <h2>{words.members}</h2>
        <Members address={address} members={members} mayManage={mayManage} visit={visit} />
      </section>
      {(mayManage || forms.profile.refusal !== null) && (
        <ProfileForm
          profile={organisation}
          form={forms.profile}
          action={`${address}/profile`}
          visit={visit}
        />
      )}
      {(mayManage || isSent) && <MemberForm form={forms.member} address={address} visit={visit} />}
      <Review
        review={organisation.review}
        form={forms.review}
        address={address}
        mayManage={mayManage || forms.review.refusal !== null}
        visit={visit}
      />
    </>
  );
}
