import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, RestWorld } from '../../support/rest-world.js';
import { hiddenFields, Visitor } from '../../support/visitor.js';

let world: RestWorld;
let alice: Person;
let visitor: Visitor;

beforeAll(async () => {
  world = await RestWorld.start();
  alice = await world.person('alice');
  visitor = await Visitor.signedIn(world.sphere.url, alice.token);
});

afterAll(() => world.stop());

/** A draft of Alice's as the site addresses it. */
async function draft(options: Parameters<RestWorld['draft']>[1] = {}): Promise<string> {
  return `/deposit${await world.draft(alice, options)}`;
}

describe('the list of deposits', () => {
  it('asks strangers to sign in, and brings them back', async () => {
    const { text } = await new Visitor(world.sphere.url).get('/deposit').expect(401);

    expect(text).toContain('href="/sign-in?next=/deposit"');
  });

  it('makes a draft with a first card, and shows it until it is released', async () => {
    const made = await visitor.submit('/deposit', '/deposit', {
      kind: 'paper',
      title: 'On <b>light</b> hearts',
      namespace: 'alice',
      name: 'light-hearts',
    });

    expect(made.status).toBe(422);
    const again = await visitor.submit('/deposit', '/deposit', {
      kind: 'paper',
      title: 'On light hearts',
      namespace: 'alice',
      name: 'light-hearts',
    });
    expect([again.status, again.headers['location']]).toEqual([
      303,
      '/deposit/papers/alice/light-hearts',
    ]);
    const { text } = await visitor.get('/deposit').expect(200);
    expect(text).toContain('href="/deposit/papers/alice/light-hearts"');
    expect(text).toContain('On light hearts');
  });

  it('says which field is wrong, and keeps the others', async () => {
    const fields = { kind: 'model', title: 'A title', namespace: 'alice', name: '-bad-' };
    const { text } = await visitor.submit('/deposit', '/deposit', fields);

    expect(text).toContain('href="#field-name"');
    expect(text).toContain('value="A title"');
  });

  it('leaves out what is released as it stands, unless everything is asked for', async () => {
    await world.release(alice, { name: 'done-and-released' });

    const { text: waiting } = await visitor.get('/deposit').expect(200);
    const { text: all } = await visitor.get('/deposit?show=all').expect(200);

    expect(waiting).not.toContain('done-and-released');
    expect(all).toContain('/deposit/models/alice/done-and-released');
  });

  it('pages without gap or repetition', async () => {
    const bob = await world.person('bob-pages');
    const names = Array.from({ length: 23 }, (_, index) => `page-${index}`);
    for (const name of names) {
      await bob.client.post('/models', { namespace: bob.handle, name });
    }
    const reader = await Visitor.signedIn(world.sphere.url, bob.token);

    const { text: first } = await reader.get('/deposit').expect(200);
    const next = /href="(\/deposit\?cursor=[^"]+)"/.exec(first)?.[1] ?? '';
    const { text: second } = await reader.get(next).expect(200);

    const seen = [first, second].flatMap((text) =>
      [...text.matchAll(/href="\/deposit\/models\/bob-pages\/([^"]+)"/g)].map(([, name]) => name),
    );
    expect([...seen].sort()).toEqual([...names].sort());
    await reader.get('/deposit?cursor=x').expect(400);
  });
});

describe('who may work on a draft', () => {
  it.each(['', '/description', '/licences', '/release', '/delete'])(
    'shows %j to its writers alone',
    async (step) => {
      const address = `${await draft()}${step}`;
      const stranger = await world.person();
      const foreign = await Visitor.signedIn(world.sphere.url, stranger.token);

      await visitor.get(address).expect(200);
      await foreign.get(address).expect(404);
      await new Visitor(world.sphere.url).get(address).expect(401);
    },
  );

  it('refuses a session that may only read', async () => {
    const address = await draft();
    const reading = await Visitor.signedIn(
      world.sphere.url,
      await world.token(alice.handle, 'read'),
    );

    await reading.get(address).expect(403);
  });

  it.each([
    ['', '/files/delete', { path: 'data/notes.md' }],
    ['/description', '/description', { do: 'save', title: 'Changed' }],
    ['/delete', '/delete', {}],
  ])('changes nothing of %j for a form of another site', async (_, action, fields) => {
    const address = await draft();

    await visitor.post(`${address}${action}`, fields).expect(403);
    await visitor.post(`${address}${action}`, { ...fields, form: 'guessed' }).expect(403);

    const { text } = await visitor.get(address).expect(200);
    expect(text).toContain('data/notes.md');
  });

  it('shows nothing under another kind, and no 500 for strange names', async () => {
    await visitor.get('/deposit/spaces/alice/x').expect(404);
    await visitor.get('/deposit/models/alice/%3Cscript%3E').expect(404);
    await visitor.get('/deposit/models/%00/x').expect(404);
  });
});

describe('the files of a draft', () => {
  it('lets scripts send parts to where files are stored and to nobody else', async () => {
    const { headers, text } = await visitor.get(await draft()).expect(200);

    const { settings } = world.sphere.config.objectStore;
    const place = settings.kind === 's3' ? settings.publicEndpoint : world.sphere.url;
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ${place};`);
    expect(text).toMatch(/data-form-token="[\w-]{43}"/);
  });

  it('deletes what was chosen', async () => {
    const address = await draft({ files: { 'a.md': 'a', 'b.md': 'b' } });

    const done = await visitor.submit(address, `${address}/files/delete`, {
      path: ['a.md', 'b.md'],
    });

    expect(done.status).toBe(303);
    const { text } = await visitor.get(address).expect(200);
    expect(text).not.toContain('b.md');
  });

  it('says so where nothing was chosen', async () => {
    const address = await draft();

    const { status, text } = await visitor.submit(address, `${address}/files/delete`);

    expect(status).toBe(400);
    expect(text).toContain('Choose the files to delete first.');
  });
});

describe('the end of a draft', () => {
  it('asks before it deletes one', async () => {
    const address = await draft();

    const gone = await visitor.submit(`${address}/delete`, `${address}/delete`);

    expect(gone.headers['location']).toBe('/deposit');
    await visitor.get(address).expect(404);
  });

  it('offers no deletion of what was released', async () => {
    const address = `/deposit${await world.release(alice)}`;

    const { text } = await visitor.get(`${address}/delete`).expect(200);

    expect(() => hiddenFields(text, `${address}/delete`)).toThrow();
  });
});
