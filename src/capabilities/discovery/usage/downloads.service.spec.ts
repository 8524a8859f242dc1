import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aRecord,
  type DiscoveryRoom,
  discoveryRoom,
} from '../../../../test/support/discovery-room.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { newId } from '../../../foundations/clock/clock.js';
import { UsageConfig } from '../../../foundations/config/usage.config.js';
import { AgentLists } from './agent-lists.js';
import { DownloadsService } from './downloads.service.js';
import type { DownloadEvent } from './usage-event.js';
import type { UsageStatistics } from './usage-statistics.js';

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const lists = new AgentLists(new UsageConfig());

describe('DownloadsService', () => {
  let room: DiscoveryRoom;
  let repositoryId: string;
  let downloads: DownloadsService;

  beforeAll(async () => {
    room = await discoveryRoom();
    downloads = room.downloads;
  });
  afterAll(() => room.close());
  beforeEach(() => {
    repositoryId = newId();
    room.clock.at = new Date('2026-03-01T12:00:00Z');
  });

  const aDownload = (changes: Partial<DownloadEvent> = {}): DownloadEvent => ({
    repositoryId,
    version: 'v1.0',
    path: 'model.safetensors',
    bytes: 100,
    userAgent: browser,
    userKey: '192.0.2.7 a browser',
    ...changes,
  });
  const settled = async (version?: string): Promise<UsageStatistics> => {
    await downloads.settle();
    return downloads.stats({ repositoryId, version });
  };

  it('takes a double click for one, however long the chain', async () => {
    for (let click = 0; click < 4; click += 1) {
      downloads.count(aDownload());
      room.clock.pass(20);
    }
    room.clock.pass(30);
    downloads.count(aDownload());

    const { concept } = await settled();

    expect(concept.requests.regular).toEqual({ total: 2, unique: 1 });
    expect(concept.volumeBytes).toBe(200);
  });

  it('sees a double click across the hour, and counts the later one', async () => {
    room.clock.at = new Date('2026-03-01T12:59:50Z');
    downloads.count(aDownload());
    await downloads.settle();
    room.clock.pass(20);
    downloads.count(aDownload());

    expect((await settled()).concept.requests.regular).toEqual({ total: 1, unique: 1 });
  });

  it('counts files each, and a session once for each version and once for the record', async () => {
    downloads.count(aDownload({ path: 'a' }));
    downloads.count(aDownload({ path: 'b' }));
    downloads.count(aDownload({ path: 'a', version: 'v2.0' }));
    downloads.view({ repositoryId, version: 'v2.0', userAgent: browser, userKey: 'another' });
    room.clock.pass(3_600);
    downloads.count(aDownload({ path: 'a' }));

    const { version, concept, versions } = await settled('v1.0');

    expect(version?.requests.regular).toEqual({ total: 3, unique: 2 });
    expect(concept.requests.regular).toEqual({ total: 4, unique: 2 });
    expect(concept.investigations.regular).toEqual({ total: 5, unique: 3 });
    expect(versions.map((entry) => [entry.version, entry.requests.regular.total])).toEqual([
      ['v1.0', 3],
      ['v2.0', 1],
    ]);
  });

  it('takes the parts of a file for one download of all their bytes', async () => {
    for (let part = 0; part < 5; part += 1) {
      downloads.count(aDownload({ delivery: 'range', bytes: 10 }));
    }

    const { concept } = await settled();

    expect(concept.requests.regular).toEqual({ total: 1, unique: 1 });
    expect(concept.volumeBytes).toBe(50);
    expect(concept.estimatedVolumeBytes).toBe(0);
  });

  it('counts a redirect once in a session, its volume as an estimate', async () => {
    for (let time = 0; time < 3; time += 1) {
      downloads.count(aDownload({ delivery: 'redirect', bytes: 1_000 }));
      room.clock.pass(60);
    }

    const { concept } = await settled();

    expect(concept.requests.regular).toEqual({ total: 1, unique: 1 });
    expect(concept.volumeBytes).toBe(1_000);
    expect(concept.estimatedVolumeBytes).toBe(1_000);
  });

  it('shows people and programs side by side, and drops robots', async () => {
    downloads.count(aDownload());
    downloads.count(aDownload({ userAgent: 'curl/8.5.0', userKey: 'curl' }));
    downloads.count(aDownload({ userAgent: 'git/2.43.0', userKey: 'git' }));
    downloads.count(aDownload({ userAgent: googlebot, userKey: 'robot' }));
    downloads.count(aDownload({ userAgent: '', userKey: 'nobody' }));

    const { concept } = await settled();

    expect(concept.requests).toEqual({
      regular: { total: 1, unique: 1 },
      machine: { total: 2, unique: 2 },
      counterStrict: { total: 2, unique: 2 },
    });
  });

  it('gives a series by day or month', async () => {
    downloads.count(aDownload());
    room.clock.at = new Date('2026-03-02T00:00:00Z');
    downloads.count(aDownload());
    room.clock.at = new Date('2026-04-05T00:00:00Z');
    downloads.count(aDownload());
    await downloads.settle();
    const span = { repositoryId, from: '2026-03-01', to: '2026-04-05' };

    const days = await downloads.stats(span);
    const months = await downloads.stats({ ...span, granularity: 'month' });

    expect(days.series.map(({ period }) => period)).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-04-05',
    ]);
    expect(months.series.map((month) => [month.period, month.requests.regular.total])).toEqual([
      ['2026-03', 2],
      ['2026-04', 1],
    ]);
    expect(days.asOf).toEqual(room.clock.at);
  });

  it('counts nothing twice however often it settles', async () => {
    downloads.count(aDownload());
    const once = await settled();
    const twice = await settled();

    expect(twice.concept).toEqual(once.concept);
  });

  it('adds up what several processes count', async () => {
    const other = new DownloadsService(room.database, room.clock, lists);
    downloads.count(aDownload({ path: 'a' }));
    other.count(aDownload({ path: 'b' }));

    await Promise.all([downloads.settle(), other.settle()]);

    // The same person on both: the pseudonym of a day does not depend on the process.
    expect((await settled()).concept.requests.regular).toEqual({ total: 2, unique: 1 });
  });

  it('writes nothing that tells who it was, and throws the salt away after the day', async () => {
    const userKey = '198.51.100.23 some browser';
    downloads.count(aDownload({ userKey }));
    await downloads.settle();

    const events = await room.database.query<{ row: string; visitor: Buffer }>(
      'SELECT usage_event::text AS row, visitor FROM usage_event WHERE repository_id = $1',
      [repositoryId],
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.row).not.toContain('198.51.100');

    room.clock.at = new Date('2026-03-02T00:20:00Z');
    await downloads.settle();
    const salts = await room.database.query(`SELECT day FROM usage_salt WHERE day <= '2026-03-01'`);
    expect(salts).toEqual([]);
  });

  it('forgets events after 35 days and keeps the figures', async () => {
    downloads.count(aDownload());
    await downloads.settle();

    room.clock.at = new Date('2026-05-01T00:00:00Z');
    await downloads.settle();

    const events = await room.database.query('SELECT 1 FROM usage_event WHERE repository_id = $1', [
      repositoryId,
    ]);
    expect(events).toEqual([]);
    const { concept } = await downloads.stats({ repositoryId, from: '2026-03-01' });
    expect(concept.requests.regular.total).toBe(1);
  });

  it('totals downloads for a listing, and sorts records by them', async () => {
    const [first, second] = [aRecord({ tags: ['listed'] }), aRecord({ tags: ['listed'] })];
    await room.publish([first, second]);
    room.clock.at = new Date('2026-01-01T12:00:00Z');
    downloads.count(aDownload({ repositoryId: second.repositoryId }));
    await downloads.settle();
    room.clock.at = new Date('2026-03-01T12:00:00Z');
    downloads.count(
      aDownload({ repositoryId: second.repositoryId, userAgent: 'curl/8.5.0', userKey: 'c' }),
    );
    await downloads.settle();

    const totals = await downloads.totalDownloads([first.repositoryId, second.repositoryId]);
    const { items } = await room.records.search({ tags: ['listed'], sort: 'downloads' });

    expect(totals.get(second.repositoryId)).toEqual({
      last30Days: { regular: 0, machine: 1 },
      allTime: { regular: 1, machine: 1 },
    });
    expect(totals.get(first.repositoryId)?.allTime).toEqual({ regular: 0, machine: 0 });
    expect(items.map(({ document }) => document.repositoryId)).toEqual([
      second.repositoryId,
      first.repositoryId,
    ]);
  });

  it('ranks by who fetched a record in the last 365 days, not by how much or long ago', async () => {
    const [rich, liked] = [aRecord({ tags: ['ranked'] }), aRecord({ tags: ['ranked'] })];
    await room.publish([rich, liked]);
    const order = async () => {
      await downloads.settle();
      const { items } = await room.records.search({ tags: ['ranked'], sort: 'downloads' });
      return items.map(({ document }) => document.repositoryId);
    };
    const [one, other] = [rich.repositoryId, liked.repositoryId];
    for (const path of ['a', 'b', 'c', 'd']) {
      downloads.count(aDownload({ repositoryId: one, path }));
    }
    for (const userKey of ['ada', 'bob']) {
      downloads.count(aDownload({ repositoryId: other, userKey }));
    }

    const now = await order();
    room.clock.pass(200 * 86_400);
    downloads.count(aDownload({ repositoryId: one }));
    await downloads.settle();
    room.clock.pass(200 * 86_400);
    const aYearLater = await order();

    expect([now, aYearLater]).toEqual([
      [other, one],
      [one, other],
    ]);
  });

  it('says that it is stuck once nothing was counted for a quarter of an hour', async () => {
    const stuck = new DownloadsService(room.database, room.clock, lists);
    stuck.onApplicationBootstrap();
    const atFirst = stuck.isStuck;
    room.clock.pass(16 * 60);
    const later = [stuck.isStuck, (await stuck.health()).isStuck];
    await stuck.settle();
    const settled = [stuck.isStuck, (await stuck.health()).isStuck];
    await stuck.beforeApplicationShutdown();

    expect([atFirst, ...later, ...settled]).toEqual([false, true, true, false, false]);
  });

  it('writes what waits when the service stops', async () => {
    const stopping = new DownloadsService(room.database, room.clock, lists);
    stopping.onApplicationBootstrap();
    stopping.count(aDownload());

    await stopping.beforeApplicationShutdown();

    const events = await room.database.query('SELECT 1 FROM usage_event WHERE repository_id = $1', [
      repositoryId,
    ]);
    expect(events).toHaveLength(1);
  });

  it('never fails or grows without bound, and says what it lost', async () => {
    const flooded = new DownloadsService(room.database, room.clock, lists);
    flooded.count(aDownload({ repositoryId: 'not an id' }));
    flooded.count(aDownload({ bytes: Number.NaN }));
    for (let event = 0; event < 50_010; event += 1) flooded.count(aDownload({ path: `${event}` }));

    expect(await flooded.health()).toMatchObject({ waiting: 50_000, lost: 12 });
  });

  it('takes odd paths and versions', async () => {
    downloads.count(aDownload({ path: `\u0000 \ud800 ${'x'.repeat(5_000)}`, version: '\u0000v' }));

    expect((await settled()).concept.requests.regular.total).toBe(1);
  });

  it.each([
    [{ from: 'yesterday' }],
    [{ from: '2026-02-30' }],
    [{ from: '2026-03-02', to: '2026-03-01' }],
    [{ from: '1900-01-01' }],
  ])('refuses %j', async (span) => {
    await expect(
      Promise.resolve().then(() => downloads.stats({ repositoryId, ...span })),
    ).rejects.toBeInstanceOf(InvalidInput);
  });
});
