import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FixitySchedule } from '../../../src/capabilities/artifacts/index.js';
import { FixityRounds } from '../../../src/capabilities/fixity/index.js';
import { RenameRecord } from '../../../src/capabilities/releases/index.js';
import { Unavailable } from '../../../src/domain/errors/sphere-error.js';
import { FixityConfig } from '../../../src/foundations/config/fixity.config.js';
import {
  ObjectMissing,
  ObjectStore,
  readObject,
} from '../../../src/foundations/object-store/object-store.js';
import { runOn } from '../../support/command-line.js';
import { lossesOfLinkedData } from '../../support/linked-data.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';
import { signIn } from '../../support/sphere-builders.js';
import { StillClock } from '../../support/still-clock.js';
import { Visitor } from '../../support/visitor.js';

const dayMs = 86_400_000;
const clock = new StillClock();
const weights = 'weights that must be kept for good';
let world: RestWorld;
let root: string;
let ada: Person;
/** Below `/api/v1`. */
let release: string;
let blob: { readonly sha256: string; readonly key: string };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sphere-mirror-'));
  const fixity = new FixityConfig({ replica: { kind: 'ocfl', root } });
  world = await RestWorld.start({ clock, config: { fixity } });
  ada = await world.person('ada');
  release = `${await world.release(ada, { files: { 'weights.bin': weights } })}/releases/v1.0`;
  const [row] = await world.sphere.database.query<typeof blob>(
    `SELECT sha256, storage_key AS key FROM blob WHERE size_bytes = ${weights.length}`,
  );
  blob = row ?? { sha256: '', key: '' };
  await runOn(world.sphere, ...['export', '--all', '--format', 'ocfl', '--to', root]);
});
afterAll(async () => {
  await world.stop();
  await rm(root, { recursive: true, force: true });
});

/** Whatever a test leaves damaged is sound again. */
afterEach(async () => {
  await store().put(blob.key, Buffer.from(weights));
  await (await mirrored()).write(weights);
  clock.advance(90 * dayMs);
  await round();
});

const store = () => world.sphere.app.get(ObjectStore);
const round = () => world.sphere.app.get(FixityRounds).check();

/** The weights as anybody gets them. */
async function download(): Promise<string> {
  const address = `/${releasePage().replace('/releases/', '/resolve/')}/weights.bin`;
  return (await world.anyone.get(address, { isDocumented: false })).text;
}

const releasePage = () => release.replace('/models', '');

/** The file of the weights in the mirror. */
async function mirrored() {
  const names = await readdir(root, { recursive: true });
  const file = join(root, names.find((name) => name.endsWith('data/weights.bin')) ?? 'none');
  return { text: () => readFile(file, 'utf8'), write: (text: string) => writeFile(file, text) };
}

async function looksAt(path: string) {
  const { body } = await world.anyone.get<{
    items: { path: string; outcome: string; checks: { outcome: string; at: string }[] }[];
  }>(`${release}/fixity`);
  return body.items.find((item) => item.path === path)?.checks ?? [];
}

async function eventsOfBlob() {
  const { body } = await world.anyone.get<{
    items: { action: string; detail: Record<string, unknown> }[];
  }>(`/events?subject=blob:${blob.sha256}&limit=100`);
  return body.items.map(({ action, detail }) => [action, detail['outcome'], detail['source']]);
}

async function gauge(name: string): Promise<number> {
  const { text } = await world.anyone.get('//metrics', { isDocumented: false });
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

async function told(): Promise<string[]> {
  const { body } = await world.steward.get<{ items: { kind: string }[] }>(
    '/me/notifications?limit=100',
  );
  return body.items.map(({ kind }) => kind).filter((kind) => kind === 'file-damaged');
}

describe('the rolling check of stored bytes', () => {
  it('reads everything again within its period, and nothing before it is due', async () => {
    clock.advance(74 * dayMs);
    const early = await round();
    const before = await gauge('sphere_fixity_oldest_check_age_seconds');
    clock.advance(2 * dayMs);

    const due = await round();

    const [row] = await world.sphere.database.query<{ count: string }>('SELECT count(*) FROM blob');
    expect([early, before, due]).toEqual([0, 74 * 86_400, Number(row?.count)]);
    expect(await gauge('sphere_fixity_oldest_check_age_seconds')).toBe(0);
    expect((await looksAt('weights.bin'))[0]).toMatchObject({
      outcome: 'intact',
      at: clock.now().toISOString(),
    });
  });

  it.each([
    ['a bit that flipped', () => store().put(blob.key, flipped()), 'corrupt'],
    ['a file cut short', () => store().put(blob.key, Buffer.from(weights.slice(0, 9))), 'corrupt'],
    ['a file that is gone', () => store().delete(blob.key), 'missing'],
  ])('restores %s from the mirror, and says so for good', async (_what, damage, outcome) => {
    await damage();
    await download();
    clock.advance(76 * dayMs);

    await round();

    // Other processes are told, and this one in the same way: it takes a moment.
    for (let text = ''; text !== weights; text = await download());

    expect((await looksAt('weights.bin'))[0]).toMatchObject({
      outcome: 'restored',
      restoredFrom: 'ocfl-mirror',
    });
    expect((await eventsOfBlob()).slice(-2)).toEqual([
      ['blob.damaged', outcome, undefined],
      ['blob.restored', 'restored', 'ocfl-mirror'],
    ]);
    expect(await gauge('sphere_damaged_blobs')).toBe(0);
  });

  it('keeps the alarm up where the replica is wrong too, tells stewards once, and tries again', async () => {
    await store().put(blob.key, flipped());
    await (await mirrored()).write(flipped().toString());
    clock.advance(76 * dayMs);
    await round();
    await round();
    const first = { told: await told(), damaged: await gauge('sphere_damaged_blobs') };
    const steward = await Visitor.signedIn(world.sphere.url, world.sphere.stewardToken);
    const desk = (await steward.get('/steward/damage')).text;
    const page = (await new Visitor(world.sphere.url).get(releasePage())).text;
    const stored = await readObject(store(), blob.key);
    await (await mirrored()).write(weights);
    clock.advance(2 * dayMs);

    await round();

    expect(first).toEqual({ told: ['file-damaged'], damaged: 1 });
    expect(stored).toEqual(flipped());
    expect([desk, page]).toEqual([
      expect.stringContaining(`href="${releasePage()}"`),
      expect.stringContaining('1 file was found damaged'),
    ]);
    expect([await gauge('sphere_damaged_blobs'), await told()]).toEqual([0, ['file-damaged']]);
    expect((await looksAt('weights.bin')).map(({ outcome }) => outcome).slice(0, 2)).toEqual([
      'restored',
      'corrupt',
    ]);
  });

  it.each([
    [
      'does not answer',
      () => new Unavailable('The store is out.', 5, { facts: { what: 'object-store' } }),
      [],
    ],
    ['is not mounted', () => new ObjectMissing(blob.key), []],
  ])('takes a store that %s for no damage, and goes on afterwards', async (_what, error, keys) => {
    clock.advance(76 * dayMs);
    const [before, whole] = [await looksAt('weights.bin'), store()];
    Object.assign(whole, {
      open: () => Promise.reject(error()),
      list: async function* () {
        yield* await Promise.resolve(keys);
      },
    });

    const during = await round();
    for (const name of ['open', 'list']) Reflect.deleteProperty(whole, name);

    expect([during, await looksAt('weights.bin')]).toEqual([0, before]);
    expect(await gauge('sphere_damaged_blobs')).toBe(0);
    expect(await round()).toBeGreaterThan(0);
  });

  it('gives a blob to one process at a time, and to another where that one died', async () => {
    const schedule = world.sphere.app.get(FixitySchedule);
    const now = clock.now();
    await world.sphere.database.query('UPDATE blob SET last_checked_at = $1 WHERE sha256 = $2', [
      new Date(now.getTime() - 200 * dayMs),
      blob.sha256,
    ]);
    const due = new Date(now.getTime() - 100 * dayMs);

    const [one, other] = await Promise.all([schedule.lease(due), schedule.lease(due)]);
    clock.advance(16 * 60_000);
    const later = await schedule.lease(due);

    expect([one?.sha256, other?.sha256].filter(Boolean)).toEqual([blob.sha256]);
    expect(later?.sha256).toBe(blob.sha256);
  });
});

describe('sphere verify --repair', () => {
  it('restores what is damaged, and leaves nothing to alarm', async () => {
    await store().delete(blob.key);

    const { code, stdout } = await runOn(world.sphere, 'verify', '--repair', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      damaged: [],
      restored: [{ sha256: blob.sha256, outcome: 'restored' }],
    });
  });
});

describe('the events that bear on the keeping of a release', () => {
  interface Events {
    readonly items: readonly {
      readonly label: string;
      readonly outcome: string;
      seq: number | null;
    }[];
    readonly next: string | null;
  }
  const premis = { headers: { accept: 'application/ld+json' } };

  it('are told in order and by pages, under former names as well, with their type in PREMIS', async () => {
    const path = await world.release(ada, { name: 'kept', files: { 'a.bin': 'kept well' } });
    const own = `${path}/releases/v1.0`;
    const notice = { kind: 'deprecated', reason: 'There is a better one.' };
    expectStatus(await ada.client.put(`${own}/notice`, notice), 200);
    const [row] = await world.sphere.database.query<{ key: string }>(
      `SELECT storage_key AS key FROM blob WHERE size_bytes = ${'kept well'.length}`,
    );
    await store().delete(row?.key ?? '');
    await runOn(world.sphere, 'verify', '--json');
    clock.advance(dayMs);
    await store().put(row?.key ?? '', Buffer.from('kept well'));
    await runOn(world.sphere, 'verify', '--json');
    const owner = await signIn(world.sphere.app, ada.token);
    await world.sphere.app
      .get(RenameRecord)
      .rename(
        owner.viewer,
        { kind: 'model', namespace: 'ada', name: 'kept' },
        { namespace: 'ada', name: 'kept-on' },
      );
    const renamed = '/models/ada/kept-on/releases/v1.0';
    const amendment = {
      patch: [{ op: 'replace', path: '/title', value: 'Kept' }],
      reason: 'A better title.',
    };
    expectStatus(await ada.client.post(`${renamed}/amendments`, amendment), 201);

    const all = await world.anyone.get<Events>(`${renamed}/events?limit=100`);
    const first = await world.anyone.get<Events>(`${renamed}/events?limit=2`);
    const second = await world.anyone.get<Events>(
      `${renamed}/events?limit=100&cursor=${first.body.next ?? ''}`,
    );

    expect(all.body.items.map(({ label, outcome }) => [label, outcome])).toEqual([
      ['message digest calculation', 'success'],
      ['ingestion', 'success'],
      ['metadata modification', 'success'],
      ['fixity check', 'failure'],
      ['recovery', 'success'],
      ['metadata modification', 'success'],
      ['fixity check', 'success'],
    ]);
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
    expect(first.headers['link']).toContain('rel="next"');
    expect(all.text).not.toMatch(/@example|127\.0\.0\.1(?!:)/);
  });

  it('are written in the PREMIS ontology and as lines', async () => {
    const linked = await world.anyone.get<string>(`${release}/events?limit=100`, premis);
    const lines = await world.anyone.get<string>(`${release}/events`, {
      headers: { accept: 'application/x-ndjson' },
    });
    const refused = await world.anyone.get(`${release}/events`, { headers: { accept: 'a/b' } });

    expect(linked.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    expect(linked.text).toContain('http://id.loc.gov/vocabulary/preservation/eventType/ing');
    expect(await lossesOfLinkedData(JSON.parse(linked.text) as object)).toEqual([]);
    expect(
      lines.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown).length,
    ).toBe((await world.anyone.get<Events>(`${release}/events`)).body.items.length);
    expect(linked.text).toContain('http://id.loc.gov/vocabulary/preservation/eventType/rep');
    expect(refused.status).toBe(406);
  });
});

/** The weights with one bit turned. */
function flipped(): Buffer {
  const bytes = Buffer.from(weights);
  bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
  return bytes;
}
