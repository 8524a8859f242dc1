import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ada: Person;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person();
});

afterAll(async () => {
  await world.stop();
});

describe('what happens in a draft', () => {
  it('does not move the date of the record that strangers see', async () => {
    const released = await world.release(ada);
    const before = await world.anyone.get<{ updatedAt: string }>(released);

    await ada.client.put(`${released}/files/secret.md`, 'Nobody knows yet.');
    const after = await world.anyone.get<{ updatedAt: string }>(released);

    expect(after.body.updatedAt).toBe(before.body.updatedAt);
  });

  it('moves it with a notice, which everybody sees', async () => {
    const released = await world.release(ada);
    const before = await world.anyone.get<{ updatedAt: string }>(released);

    await ada.client.put(`${released}/releases/v1.0/notice`, {
      kind: 'deprecated',
      reason: 'There is a better one.',
    });
    const after = await world.anyone.get<{ updatedAt: string }>(released);

    expect(Date.parse(after.body.updatedAt)).toBeGreaterThan(Date.parse(before.body.updatedAt));
  });

  it('is kept by no cache', async () => {
    const draft = await world.draft(ada);

    for (const path of [draft, `${draft}/licence-report`, `${draft}/releases`]) {
      const reply = await ada.client.get(path);
      expect([path, reply.headers['cache-control']]).toEqual([path, 'private, no-store']);
    }
  });
});

describe('a removal', () => {
  const commit = (path: string, file: string) =>
    ada.client.post(`${path}/commits`, {
      message: 'Add a file',
      operations: [{ op: 'add', path: file, content: file }],
    });

  it('ends with everything or nothing, whatever is committed meanwhile', async () => {
    for (let round = 0; round < 5; round += 1) {
      const draft = await world.draft(ada);
      const commits = Array.from({ length: 8 }, (_, index) => commit(draft, `file-${index}.txt`));

      const removal = await ada.client.delete(draft);

      expect(removal.status).toBe(204);
      for (const { status } of await Promise.all(commits)) expect([201, 404]).toContain(status);
      expect((await ada.client.get(draft)).status).toBe(404);
    }
  });

  it('and a publication never both succeed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const draft = await world.draft(ada);

      const [publication, removal] = await Promise.all([
        ada.client.post(`${draft}/releases`, { version: 'v1.0', publish: true }),
        ada.client.delete(draft),
      ]);

      const statuses = [publication.status, removal.status];
      expect([
        [201, 409],
        [404, 204],
      ]).toContainEqual(statuses);
    }
  });
});
