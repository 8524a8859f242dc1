import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import supertest from 'supertest';
import { OidcConfig } from '../../src/foundations/config/oidc.config.js';
import { findFreePort } from '../../src/foundations/embedded/free-port.js';

/** Somebody whom the issuer vouches for. */
export interface IssuersPerson {
  readonly sub: string;
  readonly orcid?: string;
}

const clientId = 'sphere';
const clientSecret = 'a-secret-that-both-sides-know';

/** A real issuer of OpenID Connect on loopback, where anybody signs in as whom the test says. */
export class OpenIdIssuer {
  private server: Server | null = null;
  private person: IssuersPerson = { sub: 'nobody' };

  private constructor(private readonly port: number) {}

  /** An issuer that has an address and does not listen yet. */
  static async silent(): Promise<OpenIdIssuer> {
    return new OpenIdIssuer(await findFreePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How a service is told of it. */
  get config(): OidcConfig {
    const client = { issuer: this.url, clientId, clientSecret, orcidClaim: 'orcid' };
    return new OidcConfig({ client });
  }

  /** @param redirectUri of the only client */
  async listen(redirectUri: string): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = new Provider(this.url, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'one' }] },
      cookies: { keys: ['a-key'] },
      claims: { openid: ['sub', 'orcid'] },
      features: { devInteractions: { enabled: false } },
      ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
      pkce: { required: () => true },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: () => ({ sub, orcid: this.person.orcid }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId,
          accountId: oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    this.server = createServer((request, response) => {
      if (request.url?.startsWith('/interaction/') !== true) void answer(request, response);
      else void this.signIn(provider, request, response);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /**
   * Goes to the issuer as a browser does, and signs in there.
   * @param address where the service leads
   * @returns path and query of the service that the issuer leads back to
   */
  async visit(address: string, person: IssuersPerson): Promise<string> {
    this.person = person;
    const browser = supertest.agent(this.url);
    let location = address;
    while (location.startsWith(this.url) || location.startsWith('/')) {
      const { pathname, search } = new URL(location, this.url);
      const { headers, text } = await browser.get(`${pathname}${search}`).redirects(0);
      const next = headers['location'];
      if (next === undefined) throw new Error(`The issuer leads nowhere: ${text.slice(0, 500)}`);
      location = next;
    }
    const { pathname, search } = new URL(location);
    return `${pathname}${search}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
    if (this.server !== null) await once(this.server, 'close');
  }

  private async signIn(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    await provider.interactionFinished(request, response, {
      login: { accountId: this.person.sub },
    });
  }
}
