import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const add = (path: string, content = 'x') => ({ op: 'add', path, content });

describe('POST …/commits', () => {
  it('adds and deletes as a whole', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { files: { 'old/a.md': 'a', 'old/b.md': 'b' } });

    const reply = await ada.client.post(`${path}/commits`, {
      message: 'Rearrange',
      description: 'Two\nlines.',
      operations: [
        add('new/a.md'),
        { op: 'add', path: 'new/b.bin', content: 'AAECAw==', encoding: 'base64' },
        { op: 'delete', path: 'old/a.md' },
        { op: 'delete-folder', path: 'old/' },
      ],
    });

    expect(reply).toMatchObject({ status: 201, body: { isNew: true } });
    expect((await ada.client.get(path)).body).toMatchObject({ files: { count: 3 } });
  });

  it('makes nothing new of what is there already', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { files: { 'a.md': 'a' } });

    const reply = await ada.client.post(`${path}/commits`, {
      message: 'Again',
      operations: [add('a.md', 'a')],
    });

    expect(reply).toMatchObject({ status: 201, body: { isNew: false } });
  });

  it('refuses a parent that is the head no more', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    const { body: before } = await ada.client.get<{ commit: string }>(path);
    await ada.client.put(`${path}/files/a.md`, 'x');

    const reply = await ada.client.post(`${path}/commits`, {
      message: 'Late',
      parent: before.commit,
      operations: [add('b.md')],
    });

    expect(reply).toMatchObject({ status: 412, body: { code: 'stale-revision' } });
  });

  it.each([
    [[], 'too-few'],
    [[{ op: 'move', path: 'a' }], 'not-allowed'],
    [[{ op: 'add', path: 'a' }], 'sha256-or-content'],
    [[{ ...add('a'), sha256: 'a'.repeat(64) }], 'sha256-or-content'],
    [[{ op: 'add', path: 'a', sha256: 'xyz' }], 'sha256'],
    [[{ op: 'add', path: 'a', sha256: 'a'.repeat(64), size: -1 }], 'out-of-range'],
    [[{ op: 'delete', path: 'a', content: 'x' }], 'content-not-allowed'],
    [[{ ...add('a', 'not base64!'), encoding: 'base64' }], 'base64'],
    [[{ ...add('a'), mode: '100755' }], 'unknown-field'],
    [[add('../a')], 'path_bad_segment'],
    [[add('a\u0000b')], 'path_bad_char'],
    [[add('a'), add('A')], 'path_case_collision'],
    [[add('a'), add('a/b')], 'path_prefix_collision'],
    [['add'], 'type'],
    ['add', 'type'],
    [Array.from({ length: 5001 }, (_, index) => add(`f${index}`)), 'too-many'],
  ])('refuses the operations %# and commits nothing', async (operations, code) => {
    const ada = await world.person();
    const path = await world.draft(ada);
    const before = await ada.client.get(path);

    const reply = await ada.client.post<{ errors: { code: string }[] }>(`${path}/commits`, {
      message: 'Bad',
      operations,
    });

    expect(reply.status).toBe(400);
    expect(reply.body.errors.map((fault) => fault.code)).toContain(code);
    expect((await ada.client.get(path)).text).toBe(before.text);
  });

  it('names bytes only to those who may read them', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const secret = await world.draft(ada, { files: { 'secret.md': 'A secret of a draft.\n' } });
    const put = await ada.client.put<{ sha256: string }>(
      `${secret}/files/more.md`,
      'More secrets.',
    );
    const own = await world.draft(eve);

    const known = await eve.client.post(`${own}/commits`, {
      message: 'Steal',
      operations: [{ op: 'add', path: 'x.md', sha256: put.body.sha256 }],
    });
    const unknown = await eve.client.post(`${own}/commits`, {
      message: 'Steal',
      operations: [{ op: 'add', path: 'x.md', sha256: 'f'.repeat(64) }],
    });

    expect(known.status).toBe(400);
    expect(known.text.replaceAll(put.body.sha256, '')).toBe(
      unknown.text.replaceAll('f'.repeat(64), ''),
    );
  });

  it('refuses what is deleted and not there', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);

    const reply = await ada.client.post(`${path}/commits`, {
      message: 'Delete',
      operations: [{ op: 'delete', path: 'nowhere.md' }],
    });

    expect(reply).toMatchObject({ status: 404, body: { code: 'entry-not-found' } });
  });
});
