import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type DiscoveryRoom, discoveryRoom } from '../../../../test/support/discovery-room.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { newId } from '../../../foundations/clock/clock.js';
import { type AgentList, UsageConfig } from '../../../foundations/config/usage.config.js';
import { EmbeddedObjectStore } from '../../../foundations/object-store/embedded-object-store.js';
import { UrlSigner } from '../../../foundations/object-store/url-signer.js';
import { AgentLists } from './agent-lists.js';
import type { DownloadEvent } from './usage-event.js';
import { UsageFiles } from './usage-files.service.js';
import { type RebuiltDay, UsageRebuild } from './usage-rebuild.service.js';

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const address = '192.0.2.7';

describe('raw usage', () => {
  let room: DiscoveryRoom;
  let folder: string;
  let store: EmbeddedObjectStore;
  let files: UsageFiles;
  let repositoryId: string;

  beforeAll(async () => {
    room = await discoveryRoom();
    folder = await mkdtemp(join(tmpdir(), 'sphere-usage-'));
    store = new EmbeddedObjectStore(
      folder,
      new UrlSigner('http://localhost', 'secret', room.clock),
    );
    files = new UsageFiles(room.database, store, room.clock);
  });
  afterAll(async () => {
    await room.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    repositoryId = newId();
    room.clock.at = new Date('2026-03-01T12:00:00Z');
  });
  // What is filed closes its day for the tests after it.
  afterEach(async () => {
    for (const table of ['usage_file', 'usage_event', 'usage_day', 'usage_hour']) {
      await room.database.query(`DELETE FROM ${table}`);
    }
  });

  const download = (changes: Partial<DownloadEvent> = {}) => {
    const userAgent = changes.userAgent ?? browser;
    room.downloads.count({
      repositoryId,
      version: 'v1.0',
      path: 'model.safetensors',
      bytes: 100,
      userKey: `${address} ${userAgent}`,
      ...changes,
      userAgent,
    });
  };
  /** A person who clicks twice, what the COUNTER list takes for a robot, and a robot. */
  const aBusyDay = async () => {
    download();
    room.clock.pass(20);
    download();
    download({ userAgent: 'harvester/1.0', path: 'config.json', delivery: 'range' });
    download({ userAgent: googlebot });
    room.clock.pass(3_600);
    download();
    await room.downloads.settle();
  };
  const figures = () =>
    room.database.query(
      'SELECT * FROM usage_day WHERE repository_id = $1 ORDER BY version, agent',
      [repositoryId],
    );
  const requests = async () => {
    const { concept } = await room.downloads.stats({ repositoryId, from: '2026-02-01' });
    const { regular, machine } = concept.requests;
    return [regular.total, machine.total];
  };
  const rebuild = async (tools: AgentList | null = null): Promise<RebuiltDay[]> => {
    const lists = new AgentLists(new UsageConfig({ tools }));
    const rebuilding = new UsageRebuild(room.database, files, lists, room.clock);
    const days: RebuiltDay[] = [];
    for await (const day of rebuilding.rebuild({ from: '2026-03-01' })) days.push(day);
    return days;
  };
  const harvesterIsATool = { changedOn: '2026-03-02', patterns: ['^harvester/'] };

  it('become a file once their day is over, robots with them, and nobody by address', async () => {
    await aBusyDay();
    const before = await figures();
    await files.fileDays();
    const early = await room.database.query('SELECT 1 FROM usage_file');

    room.clock.at = new Date('2026-03-02T03:00:00Z');
    await files.fileDays();

    const kept = [];
    for await (const page of (await files.read('2026-03-01')) ?? []) kept.push(...page);
    expect(early).toEqual([]);
    expect(kept.map(({ agent }) => agent)).toEqual(['regular', 'robot', 'robot', 'regular']);
    expect(new Set(kept.map(({ userAgent }) => userAgent))).toEqual(
      new Set([browser, googlebot, 'harvester/1.0']),
    );
    expect(JSON.stringify(kept)).not.toContain(address);
    expect(await room.database.query('SELECT 1 FROM usage_event')).toEqual([]);
    expect(await figures()).toEqual(before);
  });

  it.each([
    ['a file', '2026-03-02T03:00:00Z', 'file'],
    ['the database', '2026-03-01T14:00:00Z', 'events'],
  ])('give the same figures again from %s, and others by other lists', async (_, at, source) => {
    await aBusyDay();
    const before = await figures();
    room.clock.at = new Date(at);
    await files.fileDays();

    const [day] = await rebuild();
    const same = await figures();
    await rebuild(harvesterIsATool);
    const changed = await requests();
    await rebuild();

    expect(day).toEqual({ day: '2026-03-01', source, events: 4 });
    expect(same).toEqual(before);
    expect(changed).toEqual([2, 1]);
    expect(await figures()).toEqual(before);
    expect(await requests()).toEqual([2, 0]);
  });

  it('are not filed before they are counted, and what comes after that is lost', async () => {
    await aBusyDay();
    download({ path: 'late.txt' });
    await room.downloads.beforeApplicationShutdown();
    room.clock.at = new Date('2026-03-02T03:00:00Z');
    await files.fileDays();
    const uncounted = await room.database.query('SELECT 1 FROM usage_file');
    await room.downloads.settle();
    await Promise.all([files.fileDays(), files.fileDays()]);
    const figuresThen = await figures();
    const { lost } = await room.downloads.health();

    room.clock.at = new Date('2026-03-01T23:00:00Z');
    download({ path: 'later.txt' });
    await room.downloads.settle();

    expect(uncounted).toEqual([]);
    expect(await room.database.query('SELECT event_count::int AS n FROM usage_file')).toEqual([
      { n: 5 },
    ]);
    expect(await figures()).toEqual(figuresThen);
    expect((await room.downloads.health()).lost).toBe(lost + 1);
  });

  it('are thrown away after 35 days, and their figures stay', async () => {
    await aBusyDay();
    const before = await figures();
    room.clock.at = new Date('2026-03-02T03:00:00Z');
    await files.fileDays();
    await store.put('usage/left-behind', Buffer.from('by a crash'));

    room.clock.at = new Date('2099-01-01T00:00:00Z');
    await files.fileDays();

    const left = [];
    for await (const { key } of store.list('usage/')) left.push(key);
    expect(left).toEqual([]);
    expect(await figures()).toEqual(before);
    await expect(rebuild()).rejects.toBeInstanceOf(InvalidInput);
  });
});
