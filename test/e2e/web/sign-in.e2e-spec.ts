import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/rest-world.js';
import { RestWorld } from '../../support/rest-world.js';
import { StillClock } from '../../support/still-clock.js';
import { Visitor } from '../../support/visitor.js';

let world: RestWorld;
let ada: Person;
const clock = new StillClock();

beforeAll(async () => {
  world = await RestWorld.start({ clock });
  ada = await world.person('ada');
});

afterAll(async () => {
  await world.stop();
});

const url = () => world.sphere.url;
const cookiesOf = (response: { headers: Record<string, unknown> }) =>
  ((response.headers['set-cookie'] ?? []) as string[]).filter((one) => one.includes('_session='));

describe('signing in with a token', () => {
  it('leads on to where the reader wanted to go, with a cookie that scripts cannot read', async () => {
    const visitor = new Visitor(url());

    const answer = await visitor.signIn(ada.token, '/search?q=a');

    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/search?q=a');
    expect(cookiesOf(answer)).toEqual([
      expect.stringMatching(
        /^sphere_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=.+GMT$/,
      ),
    ]);
    const { text } = await visitor.get('/');
    expect(text).toContain('href="/account"');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'leads nowhere else, such as %s',
    async (next) => {
      const answer = await new Visitor(url()).signIn(ada.token, next);

      expect(answer.headers['location']).toBe('/');
    },
  );

  it.each([
    ['hf_sphnonsense', 401],
    ['', 400],
  ])('refuses %j, beside its field', async (token, status) => {
    const answer = await new Visitor(url()).signIn(token);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain('id="field-token-fault"');
    expect(cookiesOf(answer)).toEqual([]);
  });

  it('takes no form that another browser loaded', async () => {
    const { text } = await new Visitor(url()).get('/sign-in');
    const planted = /name="sign-in" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const victim = new Visitor(url());
    await victim.get('/sign-in');

    const answer = await victim.post('/sign-in', { 'sign-in': planted, token: ada.token });

    expect(answer.status).toBe(403);
    expect(cookiesOf(answer)).toEqual([]);
  });

  it('gives a secret of its own making, whatever was planted before', async () => {
    const visitor = new Visitor(url());
    const planted = 'A'.repeat(43);
    visitor.agent.jar.setCookie(`sphere_session=${planted}`, '127.0.0.1');

    const [cookie] = cookiesOf(await visitor.signIn(ada.token));

    expect(cookie).not.toContain(planted);
    const after = await new Visitor(url()).get('/').set('Cookie', `sphere_session=${planted}`);
    expect(after.text).not.toContain('href="/account"');
  });

  it('stops listening to an address after ten failures, for a quarter of an hour', async () => {
    const visitor = new Visitor(url());
    const attempt = async (token: string) => {
      const { text } = await visitor.get('/sign-in');
      const own = /name="sign-in" value="([^"]+)"/.exec(text)?.[1] ?? '';
      return visitor
        .post('/sign-in', { 'sign-in': own, token })
        .set('X-Forwarded-For', '203.0.113.7');
    };
    for (let count = 0; count < 10; count += 1) await attempt('hf_sphwrong');

    const eleventh = await attempt(ada.token);
    clock.advance(901_000);
    const later = await attempt(ada.token);

    expect(eleventh.status).toBe(429);
    expect(later.status).toBe(303);
  });
});

describe('a session', () => {
  it('changes nothing without the token of its forms', async () => {
    const visitor = await Visitor.signedIn(url(), ada.token);

    const forged = await visitor.post('/sign-out');
    const foreign = await visitor.post('/sign-out').set('Origin', 'https://evil.example');
    const viaApi = await visitor.agent
      .post('/api/v1/organisations')
      .send({ handle: 'taken', displayName: 'Taken' });

    expect([forged.status, foreign.status, viaApi.status]).toEqual([403, 403, 403]);
    expect((await visitor.get('/')).text).toContain('href="/account"');
  });

  it('serves the own API to scripts of the site that show the token of its forms', async () => {
    const visitor = await Visitor.signedIn(url(), ada.token);
    const { text } = await visitor.get('/');
    const formToken = /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';

    const made = await visitor.agent
      .post('/api/v1/organisations')
      .set('X-Sphere-Form', formToken)
      .send({ handle: world.unused('lab'), displayName: 'A laboratory' });

    expect(made.status).toBe(201);
  });

  it('ends when its owner signs out', async () => {
    const visitor = await Visitor.signedIn(url(), ada.token);

    const answer = await visitor.submit('/', '/sign-out');

    expect(answer.status).toBe(303);
    expect((await visitor.get('/')).text).not.toContain('href="/account"');
  });

  it('ends with the token that opened it', async () => {
    const bob = await world.person();
    const token = await world.token(bob.handle, 'write');
    const visitor = await Visitor.signedIn(url(), token);
    const tokens = await bob.client.get<{ items: { id: string; name: string }[] }>(
      `/accounts/${bob.handle}/tokens`,
    );
    const last = tokens.body.items.at(-1)?.id ?? '';

    await bob.client.delete(`/accounts/${bob.handle}/tokens/${last}`);

    expect((await visitor.get('/')).text).not.toContain('href="/account"');
  });

  it('gets a new secret with the first page after an hour; the old one is worth nothing soon', async () => {
    const visitor = await Visitor.signedIn(url(), ada.token);
    const old = visitor.agent.jar.getCookie('sphere_session', {
      domain: '127.0.0.1',
      path: '/',
      secure: false,
      script: false,
    })?.value;
    const withOld = () => new Visitor(url()).get('/').set('Cookie', `sphere_session=${old}`);
    clock.advance(3_601_000);

    const rotated = cookiesOf(await visitor.get('/'));
    const underWay = await withOld();
    clock.advance(61_000);
    const late = await withOld();

    expect(rotated).toHaveLength(1);
    expect(rotated[0]).not.toContain(old);
    expect(underWay.text).toContain('href="/account"');
    expect(late.text).not.toContain('href="/account"');
    expect((await visitor.get('/')).text).toContain('href="/account"');
  });

  it('may do no more than the token that opened it', async () => {
    const token = await world.token(ada.handle, 'read');
    const visitor = await Visitor.signedIn(url(), token);
    const { text } = await visitor.get('/');
    const formToken = /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';

    const refused = await visitor.agent
      .post('/api/v1/models')
      .set('X-Sphere-Form', formToken)
      .send({ namespace: ada.handle, name: 'a-model' });

    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'read-only-token' });
  });
});
