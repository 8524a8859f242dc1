import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const atOnce = 6;

/** How many of several requests at once were answered with each status. */
async function tally(
  ask: (index: number) => Promise<{ readonly status: number }>,
): Promise<Record<number, number>> {
  const replies = await Promise.all(Array.from({ length: atOnce }, (_, index) => ask(index)));
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('requests at the same moment', () => {
  it('makes one repository of a name', async () => {
    const ada = await world.person();

    const counts = await tally(() =>
      ada.client.post('/models', { namespace: ada.handle, name: 'same' }),
    );

    expect(counts).toEqual({ 201: 1, 409: atOnce - 1 });
  });

  it('moves a branch once from one parent', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    const { body: head } = await ada.client.get<{ commit: string }>(path);

    const counts = await tally((index) =>
      ada.client.put(`${path}/files/${index}.md?parent=${head.commit}`, `${index}`),
    );

    expect(counts).toEqual({ 201: 1, 412: atOnce - 1 });
  });

  it('loses no commit that names no parent', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { files: {} });

    const counts = await tally((index) => ada.client.put(`${path}/files/${index}.md`, `${index}`));

    expect(counts).toEqual({ 201: atOnce });
    expect((await ada.client.get(path)).body).toMatchObject({ files: { count: atOnce + 1 } });
  });

  it('gives a version label once', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);

    const counts = await tally(() =>
      ada.client.post(`${path}/releases`, { version: 'v1.0', publish: true }),
    );

    expect(counts).toEqual({ 201: 1, 409: atOnce - 1 });
  });

  it('publishes once, however many ask', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    const counts = await tally(() => ada.client.post(`${path}/releases/v1.0/publish`));

    expect(counts).toEqual({ 200: atOnce });
    const events = await world.anyone.get<{ items: { action: string; subject: string }[] }>(
      '/events?limit=100',
    );
    const published = events.body.items.filter(
      ({ action, subject }) =>
        action === 'release.published' && subject.endsWith(`${path.replace('/models/', '')}@v1.0`),
    );
    expect(published).toHaveLength(1);
  });

  it('numbers amendments without a gap', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    const counts = await tally((index) =>
      ada.client.post(`${path}/releases/v1.0/amendments`, {
        patch: [{ op: 'replace', path: '/title', value: `Title ${index}` }],
        reason: 'Better.',
      }),
    );

    expect(counts).toEqual({ 201: atOnce });
    const list = await world.anyone.get<{ items: { number: number }[] }>(
      `${path}/releases/v1.0/amendments`,
    );
    expect(list.body.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
