import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenIdIssuer } from '../../support/openid-issuer.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';
import { Visitor } from '../../support/visitor.js';

const ada = '0000-0002-1825-0097';
const bea = '0000-0001-5109-3700';

let issuer: OpenIdIssuer;
let world: RestWorld;
let depositor: Person;

beforeAll(async () => {
  issuer = await OpenIdIssuer.silent();
  world = await RestWorld.start({ config: { oidc: issuer.config } });
  await issuer.listen(`${world.sphere.url}/sign-in/oidc/callback`);
  depositor = await world.person();
});

afterAll(async () => {
  await issuer.stop();
  await world.stop();
});

interface Credited {
  readonly orcid: string | null;
  readonly orcidAuthenticated: boolean;
  readonly creditConfirmedAt: string | null;
}

const creators = [
  { name: 'Ada', orcid: ada, credit: ['software', 'writing-original-draft'] },
  { name: 'Bea <b>', orcid: bea },
  { name: 'Nobody known' },
];

/** Somebody whose account an issuer that vouches for her ORCID iD signs in to. */
async function withOrcid(orcid: string): Promise<Person> {
  const person = await world.person();
  const visitor = await Visitor.signedIn(world.sphere.url, person.token);
  const { headers } = await visitor.get('/sign-in/oidc?for=account&next=/account').expect(303);
  const back = await visitor.get(
    await issuer.visit(headers['location'] ?? '', { sub: person.handle, orcid }),
  );
  await visitor.submit(back.headers['location'] ?? '', '/sign-in/oidc/confirm');
  return person;
}

const peopleOf = async (path: string) => {
  const reply = await world.anyone.get<{ items: Credited[]; next: string | null }>(
    `${path}/releases/v1.0/credit`,
  );
  expectStatus(reply, 200);
  return reply.body.items;
};

describe('somebody whom a release names', () => {
  it('confirms her roles, and takes that back, without any change to the metadata', async () => {
    const path = await world.release(depositor, { metadata: { creators } });
    const [, , namespace = '', name = ''] = path.split('/');
    const person = await withOrcid(ada);
    const visitor = await Visitor.signedIn(world.sphere.url, person.token);
    const page = `/${namespace}/${name}/releases/v1.0/credit`;
    const before = await world.anyone.get<{ metadata: unknown }>(`${path}/releases/v1.0`);

    const confirmed = await visitor.submit(page, page);
    const during = await peopleOf(path);
    const shown = await visitor.get(confirmed.headers['location'] ?? '');
    const release = await world.anyone.get<{ metadata: unknown; authenticatedOrcids: object[] }>(
      `${path}/releases/v1.0`,
    );
    await visitor.submit(page, `${page}/withdraw`);

    expect(confirmed.status).toBe(303);
    expect(during.map((one) => [one.orcid, one.orcidAuthenticated])).toEqual([
      [ada, true],
      [bea, false],
      [null, false],
    ]);
    expect(during[0]?.creditConfirmedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(shown.text).toContain('role="status"');
    expect(shown.text).toContain('Bea &lt;b>');
    expect(release.body.metadata).toEqual(before.body.metadata);
    expect(release.body.authenticatedOrcids).toMatchObject([{ orcid: ada }]);
    expect((await peopleOf(path)).every((one) => !one.orcidAuthenticated)).toBe(true);
  });

  it('is told from those who cannot: strangers, other iDs and accounts without one', async () => {
    const path = `${await world.release(depositor, { metadata: { creators } })}/releases/v1.0/credit`;
    const other = await withOrcid('0000-0002-1694-233X');

    expect(await world.anyone.put(path)).toMatchObject({ status: 401 });
    expect(await depositor.client.put(path)).toMatchObject({
      status: 403,
      body: { code: 'orcid-not-authenticated' },
    });
    expect(await other.client.put(path)).toMatchObject({
      status: 403,
      body: { code: 'orcid-not-named' },
    });
    expect((await other.client.delete(path)).status).toBe(204);
  });

  it('is known by publishing a release herself, and stays so when she takes a confirmation back', async () => {
    const person = await withOrcid(bea);
    const path = await world.release(person, { metadata: { creators } });
    const credit = `${path}/releases/v1.0/credit`;
    const published = await peopleOf(path);

    const confirmed = await person.client.put<{ people: Credited[] }>(credit);
    await person.client.delete(credit);

    expect(published[1]).toMatchObject({ orcidAuthenticated: true, creditConfirmedAt: null });
    expect(confirmed.body.people).toMatchObject([{ orcid: bea, orcidAuthenticated: true }]);
    expect(confirmed.body.people[0]?.creditConfirmedAt).not.toBeNull();
    expect((await peopleOf(path))[1]).toEqual(published[1]);
  });
});

describe('the people of a release', () => {
  it('are listed a page at a time, by the API and on the page', async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({ name: `Author ${index + 1}.` }));
    const path = await world.release(depositor, { metadata: { creators: many } });
    const [, , namespace = '', name = ''] = path.split('/');
    const page = `/${namespace}/${name}/releases/v1.0/credit`;

    const first = await world.anyone.get<{ items: { name: string }[]; next: string }>(
      `${path}/releases/v1.0/credit?limit=100`,
    );
    const second = await world.anyone.get<{ items: { name: string }[]; next: string | null }>(
      `${path}/releases/v1.0/credit?limit=100&cursor=${first.body.next}`,
    );
    const next = await world.sphere.http.get(`${page}?from=100`).set('Accept', 'text/html');

    expect(first.body.items).toHaveLength(100);
    expect(second.body.items.map((one) => one.name)).toEqual(many.slice(100).map((m) => m.name));
    expect(second.body.next).toBeNull();
    expect(next.text).toContain('Author 101.');
    expect(next.text).not.toContain('Author 100.');
  });
});
