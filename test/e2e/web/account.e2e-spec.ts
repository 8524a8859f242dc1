import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/rest-world.js';
import { RestWorld } from '../../support/rest-world.js';
import { Visitor } from '../../support/visitor.js';

let world: RestWorld;
let ada: Person;
let page: Visitor;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person('ada');
  page = await Visitor.signedIn(url(), ada.token);
});

afterAll(async () => {
  await world.stop();
});

const url = () => world.sphere.url;

/** A visitor signed in with a token that only reads. */
async function reading(person: Person): Promise<Visitor> {
  return Visitor.signedIn(url(), await world.token(person.handle, 'read'));
}

describe('the account', () => {
  it('is for those signed in, who are asked to sign in and come back', async () => {
    const { status, text } = await new Visitor(url()).get('/account/tokens');

    expect(status).toBe(401);
    expect(text).toContain('href="/sign-in?next=/account/tokens"');
  });

  it('names who one is, in French too', async () => {
    const english = await page.get('/account');
    const french = await page.get('/account').set('Accept-Language', 'fr');

    expect(english.status).toBe(200);
    expect(english.text).toContain('Person ada');
    expect(french.text).toContain('Votre compte');
    expect(french.text).not.toContain('Your account');
  });

  it('shows the name of a hostile stranger as text', async () => {
    const displayName = `<script>alert(1)</script>"'${'x'.repeat(150)}`;
    const { text: made } = await world.steward.post('/accounts', { handle: 'eve', displayName });
    const visitor = await Visitor.signedIn(url(), await world.token('eve', 'write'));

    const { text } = await visitor.get('/account');

    expect(made).toContain('eve');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script>alert(1)');
  });

  it('is described by its owner, and refused beside the field', async () => {
    const bob = await world.person();
    const visitor = await Visitor.signedIn(url(), bob.token);
    const profile = { displayName: 'Bob', bio: 'I train <b>models</b>.', homepage: '', orcid: '' };

    const kept = await visitor.submit('/account', '/account/profile', profile);
    const { text } = await visitor.get('/account');
    const wrong = { ...profile, homepage: 'javascript:alert(1)', orcid: '1' };
    const refused = await visitor.submit('/account', '/account/profile', wrong);

    expect(kept.headers['location']).toBe('/account?done=described');
    expect(text).toContain('I train &lt;b>models&lt;/b>.');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('id="field-homepage-fault"');
    expect(refused.text).toContain('id="field-orcid-fault"');
  });

  it('says nothing that an address makes up', async () => {
    const { text } = await page.get('/account?done=constructor');

    expect(text).not.toContain('role="status"');
  });

  it('signs out everywhere, here as well', async () => {
    const bob = await world.person();
    const [one, other] = [
      await Visitor.signedIn(url(), bob.token),
      await Visitor.signedIn(url(), bob.token),
    ];

    const answer = await one.submit('/account', '/account/sessions/end');

    expect(answer.headers['location']).toBe('/sign-in');
    expect((await one.get('/account')).status).toBe(401);
    expect((await other.get('/account')).status).toBe(401);
  });
});

describe('tokens', () => {
  it('are made with a secret that stands on the answer alone, with how to use it', async () => {
    const answer = await page.submit('/account/tokens', '/account/tokens', {
      name: 'laptop',
      scope: 'read',
      expiresAt: '2090-01-31',
    });

    expect(answer.status).toBe(200);
    const [token = ''] = /hf_sph[0-9A-Za-z]{34}/.exec(answer.text) ?? [];
    expect(answer.text).toContain(`export HF_ENDPOINT=${url()}\nexport HF_TOKEN=${token}`);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(answer.headers)).not.toContain(token);
    const asThem = await world.anyone.as(token).get('/me');
    expect(asThem.body).toMatchObject({ account: { handle: 'ada' }, token: { scope: 'read' } });
    const { text } = await page.get('/account/tokens');
    expect(text).toContain('laptop');
    expect(text).toContain('31 January 2090');
    expect(text).not.toContain(token);
  });

  it.each([
    [{ name: '', scope: 'read' }, 'field-name'],
    [{ name: 'old', scope: 'read', expiresAt: '2001-01-01' }, 'field-expiresAt'],
    [{ name: 'odd', scope: 'read', expiresAt: '2027-02-99' }, 'field-expiresAt'],
    [{ name: 'odd', scope: 'all' }, 'field-scope'],
  ])('are refused beside the field: %j', async (fields, id) => {
    const { status, text } = await page.submit('/account/tokens', '/account/tokens', fields);

    expect(status).toBe(400);
    expect(text).toContain(`id="${id}-fault"`);
  });

  it('are revoked once that is confirmed', async () => {
    const bob = await world.person();
    const visitor = await Visitor.signedIn(url(), await world.token(bob.handle, 'write'));
    const { text } = await visitor.get('/account/tokens');
    const [, address = ''] = /href="(\/account\/tokens\/[^"]+\/revoke)"/.exec(text) ?? [];
    const before = await bob.client.get('/me');

    const answer = await visitor.submit(address, address);

    expect(before.status).toBe(200);
    expect(answer.headers['location']).toBe('/account/tokens?done=revoked');
    expect((await bob.client.get('/me')).status).toBe(401);
  });

  it('are not made or revoked by a form of another site', async () => {
    const made = await page.post('/account/tokens', { name: 'stolen', scope: 'write' });
    const { text } = await page.get('/account/tokens');
    const [, address = ''] = /href="(\/account\/tokens\/[^"]+\/revoke)"/.exec(text) ?? [];
    const revoked = await page.post(address);

    expect([made.status, revoked.status]).toEqual([403, 403]);
    expect(text).not.toContain('stolen');
  });

  it('are no more than listed in a session that only reads', async () => {
    const visitor = await reading(ada);

    const { text } = await visitor.get('/account/tokens');
    const { text: overview } = await visitor.get('/account');
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(overview) ?? [];
    const answer = await visitor.post('/account/tokens', { form, name: 'more', scope: 'write' });

    expect(text).toContain('This session only reads');
    expect(text).not.toContain('action="/account/tokens"');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('role="alert"');
  });

  it('of somebody else are not to be found', async () => {
    const bob = await world.person();
    const { body } = await bob.client.get<{ items: { id: string }[] }>(
      `/accounts/${bob.handle}/tokens`,
    );

    const { status } = await page.get(`/account/tokens/${body.items[0]?.id ?? ''}/revoke`);

    expect(status).toBe(404);
  });
});

describe('organisations', () => {
  it('are founded, get members, and part with them once that is confirmed', async () => {
    const bob = await world.person();
    const handle = world.unused('lab');
    const own = `/account/organisations/${handle}`;

    const founded = await page.submit('/account/organisations', '/account/organisations', {
      handle,
      displayName: 'A laboratory',
    });
    const added = await page.submit(own, `${own}/members`, { account: bob.handle, role: 'writer' });
    const { text } = await page.get(own);
    const removal = `${own}/members/${bob.handle}/remove`;
    const removed = await page.submit(removal, removal);

    expect(founded.headers['location']).toBe(`${own}?done=founded`);
    expect(added.headers['location']).toBe(`${own}?done=member`);
    expect(text).toContain(`Person ${bob.handle}`);
    expect(removed.headers['location']).toBe(`${own}?done=member-removed`);
    expect((await page.get(own)).text).not.toContain(`Person ${bob.handle}`);
  });

  it('keep their last owner', async () => {
    const own = `/account/organisations/${await world.organisation(ada)}`;

    const answer = await page.submit(own, `${own}/members`, { account: 'ada', role: 'reader' });

    expect(answer.status).toBe(409);
    expect(answer.text).toContain('role="alert"');
  });

  it('ask for opinions where their owners say so', async () => {
    const handle = await world.organisation(ada);
    const own = `/account/organisations/${handle}`;
    const terms = (days: string) => ({ 'review.mode': 'advisory', 'review.windowDays': days });

    const refused = await page.submit(own, `${own}/review`, terms('0'));
    const answer = await page.submit(own, `${own}/review`, terms('21'));

    expect(refused.status).toBe(400);
    expect(refused.text).toContain('id="field-review.windowDays-fault"');
    expect(answer.headers['location']).toBe(`${own}?done=review`);
    expect((await page.get(own)).text).toMatch(/value="21"/);
  });

  it('are described by their owners', async () => {
    const own = `/account/organisations/${await world.organisation(ada)}`;

    const answer = await page.submit(own, `${own}/profile`, { displayName: 'Another name' });

    expect(answer.headers['location']).toBe(`${own}?done=described`);
    expect((await page.get(own)).text).toContain('Another name');
  });

  it('are not changed by those who do not own them', async () => {
    const bob = await world.person();
    const own = `/account/organisations/${await world.organisation(ada)}`;
    const visitor = await Visitor.signedIn(url(), bob.token);
    const { text } = await visitor.get(own);
    const [, form = ''] = /name="form" value="([^"]+)"/.exec(text) ?? [];

    const added = await visitor.post(`${own}/members`, {
      form,
      account: bob.handle,
      role: 'owner',
    });
    const review = await visitor.post(`${own}/review`, { form, 'review.mode': 'none' });

    expect(text).not.toContain(`action="${own}/members"`);
    expect([added.status, review.status]).toEqual([403, 403]);
  });

  it.each([
    [{ handle: 'a b', displayName: 'Lab' }, 400, 'field-handle'],
    [{ handle: 'ada', displayName: 'Lab' }, 409, 'field-handle'],
    [{ handle: 'lab-x', displayName: 'Lab', ror: 'nonsense' }, 400, 'field-ror'],
  ])('are refused beside the field: %j', async (fields, status, id) => {
    const own = '/account/organisations';

    const answer = await page.submit(own, own, fields);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`id="${id}-fault"`);
  });
});
