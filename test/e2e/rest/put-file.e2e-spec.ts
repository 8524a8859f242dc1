import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('PUT …/files/{path}', () => {
  it.each([
    ['notes.md', 'notes.md', 'text'],
    ['a/b%20c/%C3%A9t%C3%A9.txt', 'a/b c/été.txt', 'text'],
    ['odd%23%3Fname@1.bin', null, 'text'],
    ['hash%23name@1.bin', 'hash#name@1.bin', 'bytes'],
    ['empty.txt', 'empty.txt', ''],
  ])('puts %s', async (encoded, path, content) => {
    const ada = await world.person();
    const repository = await world.draft(ada, { files: {} });

    const reply = await ada.client.put(`${repository}/files/${encoded}?message=Put%20it`, content);

    if (path === null) {
      expect(reply).toMatchObject({ status: 400, body: { errors: [{ code: 'path_bad_char' }] } });
      return;
    }
    expect(reply).toMatchObject({
      status: 201,
      body: {
        path,
        isNew: true,
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    });
  });

  it('takes any type of body as the bytes of the file', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);

    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const reply = await ada.client.put(`${repository}/files/data.json`, `{"type": "${type}"}`, {
        headers: { 'content-type': type },
      });
      expect(reply).toMatchObject({ status: 201, body: { isNew: true } });
    }
  });

  it('checks the digest that a client sends along', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const digest = createHash('sha256').update('Some bytes.').digest('base64');
    const put = (content: string) =>
      ada.client.put(`${repository}/files/a.md`, content, {
        headers: { 'repr-digest': `sha-256=:${digest}:` },
      });

    expect(await put('Other bytes.')).toMatchObject({
      status: 422,
      body: { code: 'digest-mismatch' },
    });
    expect((await put('Some bytes.')).status).toBe(201);
  });

  it.each(['sha-256=abc', 'sha-256=:c2hvcnQ=:', 'sha-512=:AAAA:, sha-256=xyz'])(
    'refuses the digest %s, which cannot be read',
    async (digest) => {
      const ada = await world.person();
      const repository = await world.draft(ada);

      const reply = await ada.client.put(`${repository}/files/a.md`, 'Some bytes.', {
        headers: { 'repr-digest': digest },
      });

      expect(reply).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'Repr-Digest', code: 'sha256' }] },
      });
    },
  );

  it('takes no more than 10 MiB at a time', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);

    const whole = await ada.client.put(`${repository}/files/big.bin`, Buffer.alloc(10_485_760, 1));
    const more = await ada.client.put(`${repository}/files/more.bin`, Buffer.alloc(10_485_761, 1));

    expect(whole).toMatchObject({ status: 201, body: { size: 10_485_760 } });
    expect(more).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  it.each([
    ['../escape.txt', 'path_bad_segment'],
    ['a/../b.txt', 'path_bad_segment'],
    ['%2e%2e/escape.txt', 'path_bad_segment'],
    ['nul%00byte.txt', 'path_bad_char'],
    ['back%5Cslash.txt', 'path_bad_char'],
    ['CON.txt', 'path_bad_segment'],
    ['.git/config', 'path_reserved'],
    ['~/x', 'path_reserved'],
    ['x'.repeat(201), 'path_segment_too_long'],
    ['a/'.repeat(33) + 'b', 'path_too_deep'],
    ['a/' + 'y'.repeat(190) + '/' + ('z'.repeat(180) + '/').repeat(5) + 'b', 'path_too_long'],
    ['a//b', 'path_bad_segment'],
    ['DATA/notes.md', 'path_case_collision'],
    ['data/Notes.MD', 'path_case_collision'],
    ['data', 'path_prefix_collision'],
    ['data/notes.md/more', 'path_prefix_collision'],
  ])('refuses the path %s and commits nothing', async (path, code) => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const before = await ada.client.get(repository);

    const reply = await ada.client.put(`${repository}/files/${path}`, 'x');

    expect(reply).toMatchObject({ status: 400 });
    expect(
      (reply.body as { errors: { code: string }[] }).errors.map((fault) => fault.code),
    ).toContain(code);
    expect((await ada.client.get(repository)).text).toBe(before.text);
  });

  it('refuses a stale parent, a branch that is none, and other query fields', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const put = async (query: string) =>
      (await ada.client.put(`${repository}/files/a.txt?${query}`, 'x')).status;

    expect(await put(`parent=${'b'.repeat(40)}`)).toBe(412);
    expect(await put('branch=nowhere')).toBe(404);
    expect(await put('force=true')).toBe(400);
    expect(await put('message=a%0Ab')).toBe(400);
  });

  it('is for writers, who must say who they are before they send bytes', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const repository = await world.release(ada);

    expect((await world.anyone.put(`${repository}/files/a.txt`, 'x')).status).toBe(401);
    expect((await eve.client.put(`${repository}/files/a.txt`, 'x')).status).toBe(403);
  });
});
