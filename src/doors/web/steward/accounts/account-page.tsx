import type { AccountView, Page, TokenView } from '../../../../capabilities/identity/index.js';
import { TokenForm } from '../../account/tokens/token-form.js';
import { TokenList } from '../../account/tokens/token-list.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { DoneNote } from '../../forms/notes.js';
import { SecureForm } from '../../forms/secure-form.js';
import { inWords } from '../../language/formats.js';
import { stewardAccountWords } from '../../language/steward-account-words.js';
import type { Visit } from '../../pages/visit.js';
import { StewardNavigation } from '../steward-navigation.js';
import { RoleBoxes } from './role-boxes.js';

/** One account, with its roles and tokens. */
export function StewardAccountPage({
  account,
  tokens,
  forms,
  visit,
  done,
}: {
  readonly account: AccountView;
  readonly tokens: Page<TokenView>;
  readonly forms: { readonly roles: FormState; readonly token: FormState };
  readonly visit: Visit;
  readonly done: string | undefined;
}) {
  const { language } = visit;
  const words = stewardAccountWords[language];
  const address = `/steward/accounts/${account.handle}`;
  return (
    <>
      <h1>
        <bdi class="any">{account.displayName}</bdi>
      </h1>
      <StewardNavigation language={language} current="/steward/accounts" />
      <DoneNote text={done} />
      <p>
        <code>{account.handle}</code> · <a href={`/${account.handle}`}>{words.publicPage}</a> ·{' '}
        <a href={`/steward/events?subject=account:${account.handle}`}>{words.events}</a>
      </p>
      <p class="soft">
        {account.orcid !== null && (
          <>
            ORCID <a href={`https://orcid.org/${account.orcid}`}>{account.orcid}</a> ·{' '}
          </>
        )}
        {words.since}{' '}
        <time dateTime={account.createdAt.toISOString()}>
          {inWords(account.createdAt, language)}
        </time>
      </p>
      <section class="narrow">
        <h2>{words.rolesTitle}</h2>
        <FaultSummary form={forms.roles} language={language} />
        <SecureForm visit={visit} action={`${address}/roles`} label={words.rolesTitle}>
          <RoleBoxes roles={account.roles} language={language} />
          <button class="button">{words.setRoles}</button>
        </SecureForm>
      </section>
      <section>
        <h2>{words.tokens}</h2>
        <TokenList
          tokens={tokens}
          revokeAt={(id) => `${address}/tokens/${id}/revoke`}
          visit={visit}
        />
      </section>
      <TokenForm form={forms.token} action={`${address}/tokens`} visit={visit} />
      <section class="narrow">
        <h2>{words.closeTitle}</h2>
        <p>{words.closeHint}</p>
        <p>
          <a class="button quiet" href={`${address}/close`}>
            {words.close}
          </a>
        </p>
      </section>
    </>
  );
}
