import { setTimeout as sleep } from 'node:timers/promises';
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import {
  NotFound,
  SphereError,
  Unauthenticated,
  Unavailable,
} from '../../domain/errors/sphere-error.js';
import type { OidcClient } from '../config/oidc.config.js';
import {
  IdentityProvider,
  type IdentityRequest,
  type ProvedIdentity,
} from './identity-provider.js';
import { vouchedOrcid } from './vouched-orcid.js';

const timeoutSeconds = 5;
const discoveryAttempts = 2;
const retryDelayMs = 300;
/** What an issuer says of itself changes rarely, but does. */
const discoveryLifetimeMs = 3_600_000;
const retryAfterSeconds = 30;
const maxSubjectLength = 255;

/**
 * Speaks OpenID Connect Core 1.0 with one issuer: authorization code, PKCE, state and nonce. Only the
 * issuer and the endpoints that it announces are called, and no redirect of theirs is followed.
 */
export class OpenIdProvider extends IdentityProvider {
  readonly host: string;
  private known: { readonly configuration: Configuration; readonly until: number } | null = null;

  constructor(private readonly client: OidcClient) {
    super();
    this.host = new URL(client.issuer).host;
  }

  async request(redirectUri: string): Promise<IdentityRequest> {
    const configuration = await this.discover();
    const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, state, nonce, codeVerifier };
  }

  async prove(
    answer: URL,
    { state, nonce, codeVerifier }: Omit<IdentityRequest, 'address'>,
  ): Promise<ProvedIdentity> {
    const configuration = await this.discover();
    try {
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
      });
      const claims = tokens.claims();
      if (claims === undefined || claims.sub.length > maxSubjectLength) throw notProved(null);
      const orcid = await this.orcidOf(configuration, claims, tokens.access_token);
      return { issuer: claims.iss, subject: claims.sub, orcid };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Some issuers keep claims out of the ID token and tell them to whoever asks with the access token. */
  private async orcidOf(
    configuration: Configuration,
    claims: Readonly<Record<string, unknown>> & { readonly sub: string },
    accessToken: string,
  ): Promise<string | null> {
    const issuer = { host: this.host, orcidClaim: this.client.orcidClaim };
    const vouched = vouchedOrcid(issuer, claims);
    const { userinfo_endpoint: moreAt } = configuration.serverMetadata();
    if (vouched !== null || issuer.orcidClaim === null || moreAt === undefined) return vouched;
    return vouchedOrcid(issuer, await fetchUserInfo(configuration, accessToken, claims.sub));
  }

  /** What the issuer says of itself, asked for only once somebody needs it. */
  private async discover(): Promise<Configuration> {
    if (this.known !== null && this.known.until > performance.now())
      return this.known.configuration;
    const { issuer, clientId, clientSecret } = this.client;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the settings allow plain HTTP on loopback alone
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    for (let attempt = 1; ; attempt += 1) {
      try {
        const configuration = await discovery(
          new URL(issuer),
          clientId,
          {},
          secretAsTaken(clientSecret),
          { timeout: timeoutSeconds, execute },
        );
        this.known = { configuration, until: performance.now() + discoveryLifetimeMs };
        return configuration;
      } catch (cause) {
        if (attempt >= discoveryAttempts) throw unavailable(this.host, cause);
        await sleep(retryDelayMs);
      }
    }
  }
}

/** Where no issuer is configured. */
export class NoIdentityProvider extends IdentityProvider {
  readonly host = null;

  request(): Promise<IdentityRequest> {
    return Promise.reject(notOffered());
  }

  prove(): Promise<ProvedIdentity> {
    return Promise.reject(notOffered());
  }
}

/** As the issuer takes it: in the header, which is the default (Core §9), else in the body. */
function secretAsTaken(secret: string): ClientAuth {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = taken.includes('client_secret_basic') ? inHeader : inBody;
    authenticate(server, client, body, headers);
  };
}

/** An answer that does not hold is the browser's; whatever else fails is between us and the issuer. */
function refusalOf(error: unknown): unknown {
  if (error instanceof SphereError) return error;
  if (error instanceof AuthorizationResponseError) return notProved(error);
  if (error instanceof ResponseBodyError) {
    return error.error === 'invalid_grant' ? notProved(error) : unavailable('The issuer', error);
  }
  const isOurs = error instanceof ClientError && !outages.has(error.code ?? '');
  return isOurs ? notProved(error) : unavailable('The issuer', error);
}

/** What the issuer failed at, in the codes of `openid-client`. */
const outages: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

function notProved(cause: unknown): Unauthenticated {
  return new Unauthenticated(
    'identity-not-proved',
    'What you came back with does not prove who you are.',
    { remedy: 'Begin again.', cause, facts: { why: 'answer' } },
  );
}

function unavailable(host: string, cause: unknown): Unavailable {
  return new Unavailable(`${host} does not answer.`, retryAfterSeconds, {
    cause,
    facts: { what: 'issuer' },
    remedy: 'Try again in a minute, or sign in with an access token.',
  });
}

/** The refusal where no issuer is configured. */
export function notOffered(): NotFound {
  return new NotFound('not-found', 'No identity of elsewhere signs in here.', {
    facts: { address: '/sign-in/oidc' },
  });
}
