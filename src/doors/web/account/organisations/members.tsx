import type { MembershipView, Page } from '../../../../capabilities/identity/index.js';
import { membershipRoles, type MembershipRole } from '../../../../domain/release/viewer.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { SelectField, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { accountWords } from '../../language/account-words.js';
import { organisationWords } from '../../language/organisation-words.js';
import { ListPaging } from '../../layout/list-paging.js';
import type { Visit } from '../../pages/visit.js';

interface Props {
  /** Address of the organisation's page. */
  readonly address: string;
  readonly members: Page<MembershipView>;
  readonly mayManage: boolean;
  readonly visit: Visit;
}

/** Who belongs to an organisation; for those who may, with what changes it. */
export function Members({ address, members, mayManage, visit }: Props) {
  const words = organisationWords[visit.language];
  const roles = accountWords[visit.language].membershipRoles;
  return (
    <>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{words.member}</th>
            <th scope="col">{words.role}</th>
            {mayManage && <th scope="col">{words.action}</th>}
          </tr>
        </thead>
        <tbody>
          {members.items.map(({ handle, displayName, role }) => (
            <tr>
              <th scope="row">
                <a href={`/${handle}`}>
                  <bdi class="any">{displayName}</bdi>
                </a>{' '}
                <code>{handle}</code>
              </th>
              <td data-label={words.role}>
                {mayManage ? (
                  <RoleForm address={address} handle={handle} role={role} visit={visit} />
                ) : (
                  roles[role]
                )}
              </td>
              {mayManage && (
                <td>
                  <a
                    href={`${address}/members/${handle}/remove`}
                    aria-label={words.removeNamed(handle)}
                  >
                    {words.remove}
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ListPaging visit={visit} next={members.next} />
    </>
  );
}

function RoleForm({
  address,
  handle,
  role,
  visit,
}: {
  readonly address: string;
  readonly handle: string;
  readonly role: MembershipRole;
  readonly visit: Visit;
}) {
  const words = organisationWords[visit.language];
  const roles = accountWords[visit.language].membershipRoles;
  return (
    <SecureForm visit={visit} action={`${address}/members`} className="line-form">
      <input type="hidden" name="account" value={handle} />
      <select name="role" aria-label={words.changeNamed(handle)}>
        {membershipRoles.map((one) => (
          <option value={one} selected={one === role}>
            {roles[one]}
          </option>
        ))}
      </select>
      <button class="button quiet small" aria-label={words.changeNamed(handle)}>
        {words.change}
      </button>
    </SecureForm>
  );
}

/** Asks whom to add, and as what. */
export function MemberForm({
  form,
  address,
  visit,
}: {
  readonly form: FormState;
  readonly address: string;
  readonly visit: Visit;
}) {
  const words = organisationWords[visit.language];
  const roles = accountWords[visit.language].membershipRoles;
  return (
    <section class="narrow">
      <h2>{words.addTitle}</h2>
      <FaultSummary form={form} fields={['account', 'role']} language={visit.language} />
      <SecureForm visit={visit} action={`${address}/members`} label={words.addTitle}>
        <TextField
          form={form}
          name="account"
          label={words.account}
          hint={words.addHint}
          maxLength={39}
          required
        />
        <SelectField
          form={form}
          name="role"
          label={words.role}
          hint={words.roleHint}
          options={membershipRoles.map((role) => [role, roles[role]] as const)}
        />
        <button class="button">{words.add}</button>
      </SecureForm>
    </section>
  );
}
