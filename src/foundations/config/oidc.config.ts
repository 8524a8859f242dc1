/** An issuer of OpenID Connect, and how this service is registered there. */
export interface OidcClient {
  /** `OIDC_ISSUER`: the issuer identifier, exactly as the issuer spells it. */
  readonly issuer: string;
  /** `OIDC_CLIENT_ID` */
  readonly clientId: string;
  /** `OIDC_CLIENT_SECRET` */
  readonly clientSecret: string;
  /** `OIDC_ORCID_CLAIM`: the claim in which this issuer vouches for ORCID iDs; null where it does not. */
  readonly orcidClaim: string | null;
}

/** Whether people sign in with an identity of elsewhere, and whose. */
export class OidcConfig {
  /** Null where they do not. */
  readonly client: OidcClient | null = null;

  constructor(values: Partial<OidcConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
