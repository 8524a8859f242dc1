import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { type IssuersPerson, OpenIdIssuer } from '../../support/openid-issuer.js';
import type { Person } from '../../support/rest-world.js';
import { RestWorld } from '../../support/rest-world.js';
import { hiddenFields, Visitor } from '../../support/visitor.js';

let issuer: OpenIdIssuer;
let world: RestWorld;
let whileSilent: Response;

beforeAll(async () => {
  issuer = await OpenIdIssuer.silent();
  world = await RestWorld.start({ config: { oidc: issuer.config } });
  whileSilent = await new Visitor(url()).get('/sign-in/oidc');
  await issuer.listen(`${url()}/sign-in/oidc/callback`);
});

afterAll(async () => {
  await issuer.stop();
  await world.stop();
});

const url = () => world.sphere.url;
const signedInAs = async (visitor: Visitor) =>
  /href="\/account" title="[^"]*">([^<]*)</.exec((await visitor.get('/')).text)?.[1] ?? null;

/** Sets out, and gives the address that the issuer leads back to. */
async function setOut(visitor: Visitor, person: IssuersPerson, query = ''): Promise<string> {
  const { headers } = await visitor.get(`/sign-in/oidc${query}`).expect(303);
  return issuer.visit(headers['location'] ?? '', person);
}

async function comeBack(visitor: Visitor, person: IssuersPerson, query = ''): Promise<Response> {
  return visitor.get(await setOut(visitor, person, query));
}

/** Links an identity to the account of somebody signed in. */
async function link(visitor: Visitor, person: IssuersPerson): Promise<Response> {
  const { headers } = await comeBack(visitor, person, '?for=account&next=/account');
  return visitor.submit(headers['location'] ?? '', '/sign-in/oidc/confirm');
}

async function linked(sub: string): Promise<Person> {
  const person = await world.person();
  await link(await Visitor.signedIn(url(), person.token), { sub });
  return person;
}

describe('an issuer', () => {
  it('that is silent keeps no service from starting, and gives a page that says so', () => {
    expect(whileSilent.status).toBe(503);
    expect(whileSilent.text).toContain('role="alert"');
    expect(whileSilent.text).toContain('action="/sign-in"');
  });

  it('is offered beside the token', async () => {
    const { text } = await new Visitor(url()).get('/sign-in?next=/deposit');

    expect(text).toContain('href="/sign-in/oidc?next=%2Fdeposit"');
  });

  it('is asked with PKCE, state and nonce, and the browser holds none of what answers them', async () => {
    const { headers } = await new Visitor(url()).get('/sign-in/oidc');

    const asked = new URL(headers['location'] ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('state')).toMatch(/.{20,}/);
    expect(asked.get('nonce')).toMatch(/.{20,}/);
    const [cookie = ''] = (headers['set-cookie'] ?? []) as unknown as string[];
    expect(cookie).toMatch(
      /^sphere_identity=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(cookie).not.toContain(asked.get(name));
    }
  });
});

describe('an identity that nobody linked', () => {
  it('signs nobody in and makes no account', async () => {
    const visitor = new Visitor(url());
    const count = async () => (await world.sphere.database.query('SELECT id FROM account')).length;
    const before = await count();

    const { headers } = await comeBack(visitor, { sub: 'stranger' });
    const page = await visitor.get(headers['location'] ?? '');

    expect(page.status).toBe(403);
    expect(page.text).toContain('mailto:');
    expect(await signedInAs(visitor)).toBeNull();
    expect(await count()).toBe(before);
  });
});

describe('a linked identity', () => {
  it('signs in to its account and leads on to where the reader wanted to go', async () => {
    const { handle } = await linked('ada');
    const visitor = new Visitor(url());

    const answer = await comeBack(visitor, { sub: 'ada' }, '?next=/search?q=a');

    expect(answer.headers['location']).toBe('/search?q=a');
    expect(await signedInAs(visitor)).toBe(handle);
  });

  it('leads nowhere else', async () => {
    await linked('bea');

    const answer = await comeBack(
      new Visitor(url()),
      { sub: 'bea' },
      '?next=https://evil.example/',
    );

    expect(answer.headers['location']).toBe('/');
  });

  it('brings a session of its own making, whatever was planted before', async () => {
    await linked('cleo');
    const visitor = new Visitor(url());
    const planted = 'A'.repeat(43);
    visitor.agent.jar.setCookie(`sphere_session=${planted}`, '127.0.0.1');

    await comeBack(visitor, { sub: 'cleo' });

    const asPlanted = new Visitor(url());
    asPlanted.agent.jar.setCookie(`sphere_session=${planted}`, '127.0.0.1');
    expect(await signedInAs(visitor)).not.toBeNull();
    expect(await signedInAs(asPlanted)).toBeNull();
  });

  it('is refused with another state', async () => {
    await linked('dora');
    const visitor = new Visitor(url());
    const back = await setOut(visitor, { sub: 'dora' });

    const answer = await visitor.get(back.replace(/state=[^&]+/, 'state=forged'));

    expect(answer.status).toBe(401);
    expect(await signedInAs(visitor)).toBeNull();
  });

  it('counts once, and in the browser that set out', async () => {
    await linked('elsa');
    const visitor = new Visitor(url());
    const back = await setOut(visitor, { sub: 'elsa' });
    const thief = new Visitor(url());

    const stolen = await thief.get(back);
    const first = await visitor.get(back);
    await visitor.submit('/', '/sign-out');
    const replayed = await visitor.get(back);

    expect([stolen.status, first.status, replayed.status]).toEqual([401, 303, 401]);
    expect(await signedInAs(thief)).toBeNull();
    expect(await signedInAs(visitor)).toBeNull();
  });

  it('takes no code that another flow brought', async () => {
    await linked('fay');
    const [visitor, other] = [new Visitor(url()), new Visitor(url())];
    const code = /code=[^&]+/.exec(await setOut(other, { sub: 'fay' }))?.[0] ?? '';
    const back = await setOut(visitor, { sub: 'stranger' });

    const answer = await visitor.get(back.replace(/code=[^&]+/, code));

    expect(answer.status).toBe(401);
    expect(await signedInAs(visitor)).toBeNull();
  });

  it('says who refused at the issuer, and signs nobody in', async () => {
    const visitor = new Visitor(url());
    const back = new URL(await setOut(visitor, { sub: 'ada' }), url());
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');

    const answer = await visitor.get(`${back.pathname}${back.search}`);

    expect(answer.status).toBe(401);
  });
});

describe('linking an identity', () => {
  it('names it and the account first, and is written down for stewards alone', async () => {
    const person = await world.person();
    const visitor = await Visitor.signedIn(url(), person.token);
    const { headers } = await comeBack(visitor, { sub: 'gina' }, '?for=account&next=/account');

    const page = await visitor.get(headers['location'] ?? '');
    const before = await visitor.get('/account');
    const answer = await visitor.post('/sign-in/oidc/confirm', {
      ...hiddenFields(page.text, '/sign-in/oidc/confirm'),
    });

    expect(page.text).toContain(issuer.url);
    expect(page.text).toContain(person.handle);
    expect(before.text).not.toContain('gina');
    expect(answer.headers['location']).toBe('/account?done=linked');
    expect((await visitor.get('/account')).text).toContain('gina');
    const [event] = await world.sphere.database.query<{ detail: unknown; is_public: boolean }>(
      `SELECT detail, is_public FROM event WHERE action = 'identity.linked' AND actor = $1`,
      [person.handle],
    );
    expect(event).toEqual({ detail: { issuer: issuer.url }, is_public: false });
  });

  it('needs the page of this site that asks', async () => {
    const visitor = await Visitor.signedIn(url(), (await world.person()).token);
    await comeBack(visitor, { sub: 'hedy' }, '?for=account&next=/account');
    const { text } = await visitor.get('/account');
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(text) ?? [];

    const forged = await visitor.post('/sign-in/oidc/confirm', { form });

    expect(forged.status).toBe(403);
    expect((await visitor.get('/account')).text).not.toContain('hedy');
  });

  it('is for the account that set out', async () => {
    const visitor = await Visitor.signedIn(url(), (await world.person()).token);
    const other = await world.person();
    const back = await setOut(visitor, { sub: 'ida' }, '?for=account');
    await visitor.signIn(other.token);

    const answer = await visitor.get(back);

    expect(answer.status).toBe(403);
    expect((await visitor.get('/account')).text).not.toContain('ida<');
  });

  it('takes none away from another account', async () => {
    await linked('june');
    const visitor = await Visitor.signedIn(url(), (await world.person()).token);

    const answer = await link(visitor, { sub: 'june' });

    expect(answer.status).toBe(409);
  });

  it('is no way around a session that only reads', async () => {
    const { handle } = await world.person();
    const visitor = await Visitor.signedIn(url(), await world.token(handle, 'read'));

    const answer = await link(visitor, { sub: 'kate' });

    expect(answer.status).toBe(403);
  });

  it('is undone by its owner', async () => {
    const person = await linked('lise');
    const visitor = await Visitor.signedIn(url(), person.token);

    await visitor.submit('/account', '/account/identities/unlink');

    const after = new Visitor(url());
    await comeBack(after, { sub: 'lise' });
    expect(await signedInAs(after)).toBeNull();
  });

  it('ends with the account', async () => {
    const person = await linked('mona');
    await world.steward.delete(`/accounts/${person.handle}`);

    const rows = await world.sphere.database.query(
      `SELECT 1 FROM external_identity WHERE subject = 'mona'`,
    );

    expect(rows).toEqual([]);
  });
});

describe('an ORCID iD that the issuer vouches for', () => {
  const withOrcid = async (orcid: string) => {
    const handle = world.unused('researcher');
    await world.steward.post('/accounts', { handle, displayName: 'A researcher', orcid });
    return handle;
  };

  it('finds the account that names it, and signs in once its owner says that it is hers', async () => {
    const handle = await withOrcid('0000-0002-1825-0097');
    const person = { sub: 'nell', orcid: 'https://orcid.org/0000-0002-1825-0097' };
    const visitor = new Visitor(url());

    const { headers } = await comeBack(visitor, person, '?next=/about');
    const asked = await visitor.get(headers['location'] ?? '');
    const before = await signedInAs(visitor);
    const forged = await visitor.post('/sign-in/oidc/confirm');
    const answer = await visitor.submit('/sign-in/oidc/confirm', '/sign-in/oidc/confirm');

    expect(asked.text).toContain(handle);
    expect(before).toBeNull();
    expect(forged.status).toBe(403);
    expect(answer.headers['location']).toBe('/about');
    expect(await signedInAs(visitor)).toBe(handle);
    const again = await comeBack(new Visitor(url()), { sub: 'nell' }, '?next=/about');
    expect(again.headers['location']).toBe('/about');
  });

  it('that two accounts name is nobody’s', async () => {
    await withOrcid('0000-0001-5109-3700');
    await withOrcid('0000-0001-5109-3700');
    const visitor = new Visitor(url());

    const { headers } = await comeBack(visitor, { sub: 'olga', orcid: '0000-0001-5109-3700' });

    expect(headers['location']).toBe('/sign-in/oidc/unknown');
  });
});
