import type { AccountView, Page } from '../../../../capabilities/identity/index.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { DoneNote } from '../../forms/notes.js';
import { SecureForm } from '../../forms/secure-form.js';
import { inWords } from '../../language/formats.js';
import { stewardAccountWords } from '../../language/steward-account-words.js';
import { ListPaging } from '../../layout/list-paging.js';
import type { Visit } from '../../pages/visit.js';
import { HandleSearch } from '../handle-search.js';
import { StewardNavigation } from '../steward-navigation.js';
import { RoleBoxes } from './role-boxes.js';

/** The accounts that there are, and how to make one. */
export function AccountsPage({
  accounts,
  prefix,
  form,
  roles,
  visit,
  done,
}: {
  readonly accounts: Page<AccountView>;
  readonly prefix: string;
  readonly form: FormState;
  /** Roles that are ticked in the form. */
  readonly roles: readonly string[];
  readonly visit: Visit;
  readonly done: string | undefined;
}) {
  const { language } = visit;
  const words = stewardAccountWords[language];
  return (
    <>
      <h1>{words.title}</h1>
      <StewardNavigation language={language} current="/steward/accounts" />
      <DoneNote text={done} />
      <HandleSearch action="/steward/accounts" prefix={prefix} language={language} />
      {accounts.items.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">{words.rolesTitle}</th>
              <th scope="col">{words.since}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.items.map((account) => (
              <tr>
                <th scope="row">
                  <a href={`/steward/accounts/${account.handle}`}>{account.handle}</a>{' '}
                  <bdi class="any soft">{account.displayName}</bdi>
                </th>
                <td data-label={words.rolesTitle}>
                  {account.roles.length === 0
                    ? words.noRole
                    : account.roles.map((role) => (
                        <span class="mark">{words.roleNames[role]}</span>
                      ))}
                </td>
                <td data-label={words.since}>
                  <time dateTime={account.createdAt.toISOString()}>
                    {inWords(account.createdAt, language)}
                  </time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ListPaging visit={visit} next={accounts.next} />
      <NewAccountForm form={form} roles={roles} visit={visit} />
    </>
  );
}

function NewAccountForm({
  form,
  roles,
  visit,
}: {
  readonly form: FormState;
  readonly roles: readonly string[];
  readonly visit: Visit;
}) {
  const words = stewardAccountWords[visit.language];
  return (
    <section class="narrow">
      <h2>{words.makeTitle}</h2>
      <p>{words.makeHint}</p>
      <FaultSummary
        form={form}
        fields={['handle', 'displayName', 'orcid']}
        language={visit.language}
      />
      <SecureForm visit={visit} action="/steward/accounts" label={words.makeTitle}>
        <TextField
          form={form}
          name="handle"
          label={words.handle}
          hint={words.handleHint}
          maxLength={39}
          required
        />
        <TextField form={form} name="displayName" label={words.name} maxLength={200} required />
        <TextField
          form={form}
          name="orcid"
          label={words.orcid}
          hint={words.orcidHint}
          maxLength={80}
        />
        <RoleBoxes roles={roles} language={visit.language} />
        <button class="button">{words.make}</button>
      </SecureForm>
    </section>
  );
}
