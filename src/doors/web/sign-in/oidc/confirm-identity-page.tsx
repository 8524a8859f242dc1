import type { IdentityProof } from '../../../../capabilities/identity/index.js';
import type { AccountViewer } from '../../../../domain/release/viewer.js';
import { ConfirmPage } from '../../forms/confirm-page.js';
import { identityWords } from '../../language/identity-words.js';
import type { Visit } from '../../pages/visit.js';

/** Asks the owner of an account before an identity signs in to it. */
export function ConfirmIdentityPage({
  proof,
  account,
  token,
  visit,
}: {
  readonly proof: IdentityProof;
  /** The account that is meant. */
  readonly account: Pick<AccountViewer, 'handle' | 'displayName'>;
  /** Of the browser's own cookie. */
  readonly token: string;
  readonly visit: Visit;
}) {
  const words = identityWords[visit.language];
  const { handle, displayName } = account;
  return (
    <ConfirmPage
      visit={visit}
      title={proof.isSigningIn ? words.confirmOrcidTitle : words.confirmLinkTitle}
      action="/sign-in/oidc/confirm"
      submit={proof.isSigningIn ? words.signInAndLink : words.link}
      back={proof.isSigningIn ? '/sign-in' : proof.next}
      hidden={{ confirm: token }}
    >
      <p class="any">
        {proof.isSigningIn
          ? words.confirmOrcid(displayName, handle)
          : words.confirmLink(proof.issuer, handle)}
      </p>
      <p class="soft any">
        {words.subject}: <bdi>{proof.subject}</bdi>
      </p>
      <p>{proof.isSigningIn ? words.confirmOrcidHint : words.confirmLinkHint}</p>
    </ConfirmPage>
  );
}
