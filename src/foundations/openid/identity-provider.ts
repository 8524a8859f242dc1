/** An identity that an issuer of OpenID Connect vouches for. */
export interface ProvedIdentity {
  /** Issuer identifier, an address. */
  readonly issuer: string;
  /** What the issuer calls the person, for ever and nobody else; at most 255 ASCII characters. */
  readonly subject: string;
  /** The ORCID iD that the issuer vouches for, as it spells it; null from issuers that do not. */
  readonly orcid: string | null;
}

/** What sends somebody to the issuer, and what her answer is held against. */
export interface IdentityRequest {
  /** Where to send her. */
  readonly address: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly codeVerifier: string;
}

/** The one service elsewhere that vouches for people. */
export abstract class IdentityProvider {
  /** Host that people know the issuer by; null where none is configured. */
  abstract readonly host: string | null;

  /** @param redirectUri where the issuer sends people back. Throws `Unavailable` where it does not answer. */
  abstract request(redirectUri: string): Promise<IdentityRequest>;

  /**
   * Exchanges what somebody came back with.
   * @param answer the redirect address with the query that she brought
   * Throws `Unauthenticated` (`identity-not-proved`), `Unavailable` where the issuer does not answer.
   */
  abstract prove(answer: URL, checks: Omit<IdentityRequest, 'address'>): Promise<ProvedIdentity>;
}
