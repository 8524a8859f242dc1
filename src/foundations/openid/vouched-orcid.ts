/**
 * The ORCID iD that claims vouch for, as it is spelled there. The subjects of ORCID itself are iDs;
 * another issuer vouches for one where the operator names the claim, and its sandbox for none.
 */
export function vouchedOrcid(
  issuer: { readonly host: string; readonly orcidClaim: string | null },
  claims: Readonly<Record<string, unknown>>,
): string | null {
  const claimed = issuer.host === 'orcid.org' ? claims['sub'] : claims[issuer.orcidClaim ?? ''];
  return typeof claimed === 'string' ? claimed : null;
}
