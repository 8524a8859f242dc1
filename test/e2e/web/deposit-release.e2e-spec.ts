import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, RestWorld } from '../../support/rest-world.js';
import { Visitor } from '../../support/visitor.js';

let world: RestWorld;
let alice: Person;
let visitor: Visitor;

beforeAll(async () => {
  world = await RestWorld.start();
  alice = await world.person('alice');
  visitor = await Visitor.signedIn(world.sphere.url, alice.token);
});

afterAll(() => world.stop());

async function draft(options: Parameters<RestWorld['draft']>[1] = {}): Promise<string> {
  return `/deposit${await world.draft(alice, options)}`;
}

function propose(address: string, fields: Readonly<Record<string, string>> = {}) {
  return visitor.submit(`${address}/release`, `${address}/release`, {
    do: 'propose',
    version: 'v1.0',
    ...fields,
  });
}

describe('the licence report', () => {
  const closed = { license: 'cc-by-nc-4.0' };

  it('says how many files block the release, why, and what would be accepted', async () => {
    const address = await draft({ metadata: closed, files: { 'a.py': 'a = 1\n', 'b.py': 'b\n' } });

    const { text } = await visitor.get(`${address}/licences`).expect(200);

    expect(text).toContain('3 of 3 files block the release.');
    expect(text).toContain('2 files (code)');
    expect(text).toContain('forbids commercial use');
    expect(text).toContain('Apache-2.0, MIT');
  });

  it.each([
    ['release', 'CC-BY-4.0', 'The one file is under an open licence.'],
    ['kind', 'CC-BY-4.0', 'The one file is under an open licence.'],
    ['release', 'CC-BY-ND-4.0', '1 of 1 files blocks the release.'],
  ])('sets a licence for the %s: %s', async (scope, licence, expected) => {
    const address = await draft({ metadata: closed, files: {} });
    const { text: form } = await visitor.get(`${address}/licences`).expect(200);
    const group = (/name="group" value="([^"]+)"/.exec(form)?.[1] ?? '').replaceAll('&quot;', '"');

    const done = await visitor.submit(`${address}/licences`, `${address}/licences`, {
      ...{ group, scope, licence },
    });

    expect(done.status).toBe(303);
    const { text } = await visitor.get(`${address}/licences`).expect(200);
    expect(text).toContain(expected);
  });

  it('refuses what was said of a report that is another one now', async () => {
    const address = await draft({ metadata: closed });

    const { status } = await visitor.submit(`${address}/licences`, `${address}/licences`, {
      group: 'another',
      licence: 'MIT',
    });

    expect(status).toBe(412);
  });

  it('says all of it in French to French readers', async () => {
    const address = await draft({ metadata: closed, files: { 'a.py': 'a = 1\n' } });
    const lecteur = await Visitor.signedIn(world.sphere.url, alice.token, 'fr');

    const { text } = await lecteur.get(`${address}/licences`).expect(200);

    expect(text).toContain('2 fichiers sur 2 bloquent la publication.');
    expect(text).not.toMatch(/forbids|lang="en"[^>]*>[^<]{40}/);
  });

  it('holds hostile licences and paths as text', async () => {
    const address = await draft({ metadata: { license: '<script>alert(1)</script>' } });

    const { text } = await visitor.get(`${address}/licences`).expect(200);

    expect(text).not.toContain('<script>alert');
  });
});

describe('the release of a draft', () => {
  it('tells in a check what the public would see, and stores nothing', async () => {
    const address = await draft({ metadata: { title: 'Checked work' } });

    const { status, text } = await propose(address, { do: 'check' });

    expect(status).toBe(200);
    expect(text).toContain('Nothing stands against v1.0.');
    expect(text).toContain('Checked work');
    await visitor.get(`${address}/publish/v1.0`).expect(404);
  });

  it('lists in a check everything that stands against it', async () => {
    const address = await draft({ kind: 'papers', metadata: { license: 'cc-by-nc-4.0' } });

    const { text } = await propose(address, { do: 'check' });

    expect(text).toMatch(/\d+ things stand against it\./);
    expect(text).toContain('A paper must state its creators');
  });

  it('goes public only after somebody has said that she knows what that means', async () => {
    const address = await draft({ metadata: { title: 'For ever' } });
    const publish = `${address}/publish/v1.0`;

    const proposed = await propose(address, { notes: 'The first one.' });
    expect([proposed.status, proposed.headers['location']]).toEqual([303, publish]);
    const { text: asked } = await visitor.get(publish).expect(200);
    expect(asked).toContain('Publishing cannot be undone.');
    const unread = await visitor.submit(publish, publish);
    expect(unread.status).toBe(400);
    const done = await visitor.submit(publish, publish, { understood: 'yes' });

    expect([done.status, done.headers['location']]).toEqual([303, `${address}/published/v1.0`]);
    const { text } = await visitor.get(`${address}/published/v1.0`).expect(200);
    expect(text).toMatch(/\/id\/[0-9a-z]{5}-[0-9a-z]{5}/);
    const record = address.replace('/deposit/models', '');
    await new Visitor(world.sphere.url).get(record).expect(200);
    await visitor.get(publish).expect(303);
  });

  it('shows the label in use as the fault of the label', async () => {
    const address = await draft();
    await propose(address);

    const { status, text } = await propose(address);

    expect(status).toBe(409);
    expect(text).toContain('href="#field-version"');
  });

  it('refuses to propose what was changed since the page was loaded', async () => {
    const address = await draft();

    const { status } = await propose(address, { commit: 'a'.repeat(40) });

    expect(status).toBe(412);
  });

  it('gives a candidate up after it asked', async () => {
    const address = await draft();
    await propose(address);

    const gone = await visitor.submit(`${address}/abandon/v1.0`, `${address}/abandon/v1.0`);

    expect(gone.headers['location']).toBe(`${address}/release`);
    await visitor.get(`${address}/publish/v1.0`).expect(404);
  });
});

describe('a candidate under review', () => {
  it('is published before its time only with a reason for everybody to read', async () => {
    const namespace = await world.organisation(alice, { mode: 'advisory', windowDays: 14 });
    visitor = await Visitor.signedIn(world.sphere.url, alice.token);
    const address = await draft({ namespace });
    const publish = `${address}/publish/v1.0`;
    await propose(address);

    const { text } = await visitor.get(publish).expect(200);
    const early = await visitor.submit(publish, publish, { understood: 'yes' });
    const waived = await visitor.submit(publish, publish, {
      understood: 'yes',
      waiver: 'The conference is tomorrow.',
    });

    expect(text).toContain(`href="/reviews${address.replace('/deposit', '')}/v1.0"`);
    expect(text).toContain('Opinions are advice.');
    expect(early.status).toBe(409);
    expect(waived.status).toBe(303);
  });

  it('is for owners to publish, and says so to writers', async () => {
    const bob = await world.person();
    const namespace = await world.organisation(alice);
    await alice.client.put(`/organisations/${namespace}/members/${bob.handle}`, { role: 'writer' });
    const writer = await Visitor.signedIn(world.sphere.url, bob.token);
    const address = `/deposit${await world.draft(alice, { namespace })}`;
    visitor = await Visitor.signedIn(world.sphere.url, alice.token);
    await propose(address);

    const { text } = await writer.get(`${address}/publish/v1.0`).expect(200);

    expect(text).toContain('Only owners of the namespace may publish.');
    expect(text).not.toContain('name="understood"');
  });
});
