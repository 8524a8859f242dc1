import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FaultyFile, FaultyHub, sendBytes } from '../../../test/support/faulty-hub.js';
import { importsRoom, type ImportsRoom } from '../../../test/support/imports-room.js';

let room: ImportsRoom;
let hub: FaultyHub;
let name: string;
let count = 0;

beforeAll(async () => {
  room = await importsRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  hub = await FaultyHub.start(texts({ 'README.md': 'theirs', 'a.txt': 'a' }));
  name = `updated-${(count += 1)}`;
});
afterEach(() => hub.stop());

function texts(files: Record<string, string>): Record<string, FaultyFile> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, { bytes: Buffer.from(text) }]),
  );
}

function draft() {
  return { from: hub.url, fullName: 'lab/model', into: name };
}

/** An author's own commit. */
async function edit(files: Record<string, string>): Promise<void> {
  const repository = await room.repositories.require(room.ada, 'model', 'ada', name);
  await room.repositories.commit(room.ada, repository, 'main', {
    title: 'An edit',
    operations: Object.entries(files).map(
      ([path, text]) => ({ op: 'add-bytes', path, bytes: Buffer.from(text) }) as const,
    ),
  });
}

describe('a later import', () => {
  it('keeps what was changed and added here, and takes the rest', async () => {
    await room.import(draft());
    await edit({ 'README.md': 'ours', 'notes.txt': 'ours too' });
    hub.move(texts({ 'README.md': 'theirs', 'a.txt': 'newer', 'b.txt': 'b' }));

    await room.import(draft());
    const again = await room.import(draft());

    expect(again.isNew).toBe(false);
    expect(await room.filesOf(name)).toEqual({
      ...{ 'README.md': 'ours', 'a.txt': 'newer', 'b.txt': 'b', 'notes.txt': 'ours too' },
    });
  });

  it('of a file that both changed is refused by its name, until it is forced', async () => {
    await room.import(draft());
    await edit({ 'README.md': 'ours' });
    hub.move(texts({ 'README.md': 'newer', 'a.txt': 'a' }));

    await expect(room.import(draft())).rejects.toMatchObject({
      code: 'import-conflict',
      faults: [{ field: 'README.md' }],
    });
    expect((await room.plan(draft())).conflicts).toEqual(['README.md']);
    await room.import({ ...draft(), force: true });

    expect((await room.filesOf(name))['README.md']).toBe('newer');
  });

  it('with wider patterns takes what the first left out', async () => {
    await room.import({ ...draft(), include: ['*.md'] });

    await room.import(draft());

    expect(await room.filesOf(name)).toEqual({ 'README.md': 'theirs', 'a.txt': 'a' });
  });

  it('with narrower patterns deletes nothing', async () => {
    await room.import(draft());
    hub.move(texts({ 'README.md': 'newer', 'a.txt': 'a' }));

    await room.import({ ...draft(), include: ['*.md'] });

    expect(await room.filesOf(name)).toEqual({ 'README.md': 'newer', 'a.txt': 'a' });
  });

  it('fetches no binary again that stands here by a pointer and there by itself', async () => {
    hub.move({ 'picture.ico': { bytes: Buffer.from('binary \0') } });
    await room.import(draft());
    const before = hub.requests.length;

    const again = await room.import(draft());

    expect(again).toMatchObject({ isNew: false, fetchBytes: 0 });
    expect(hub.requests.slice(before).some(({ url }) => url.includes('/resolve/'))).toBe(false);
  });

  it('where the source has forgotten the last one asks for force', async () => {
    await room.import(draft());
    hub.move(texts({ 'README.md': 'newer' }));
    const old = hub.forgetFirst();

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'import-conflict' });
    expect(room.troubles.join('\n')).toContain(`has commit ${old} of the last import no more`);
  });
});

describe('a draft of other origin', () => {
  it('is left alone, and added to with force', async () => {
    const { ada, repositories } = room;
    const files = [{ path: 'own.txt', bytes: Buffer.from('own') }];
    await repositories.create(ada, { kind: 'model', namespace: 'ada', name, files });

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'import-target-in-use' });
    await room.import({ ...draft(), force: true });

    expect(await room.filesOf(name)).toEqual({
      ...{ 'README.md': 'theirs', 'a.txt': 'a', 'own.txt': 'own' },
    });
  });

  it('whose names differ from the source only in case is refused before anything is fetched', async () => {
    const { ada, repositories } = room;
    const files = [{ path: 'A.TXT', bytes: Buffer.from('own') }];
    await repositories.create(ada, { kind: 'model', namespace: 'ada', name, files });

    await expect(room.import({ ...draft(), force: true })).rejects.toMatchObject({
      code: 'import-refused',
      faults: [{ code: 'path_case_collision' }],
    });
  });
});

describe('while an import runs', () => {
  it('a commit of an author is neither lost nor an obstacle', async () => {
    await room.import(draft());
    hub.move(texts({ 'README.md': 'theirs', 'a.txt': 'newer' }));
    let isFirst = true;
    hub.intercept = ({ url }, response) => {
      if (!url?.endsWith('/a.txt') || !isFirst) return false;
      isFirst = false;
      void edit({ 'README.md': 'ours' }).then(() => {
        sendBytes(response, Buffer.from('newer'));
      });
      return true;
    };

    await room.import(draft());

    expect(await room.filesOf(name)).toEqual({ 'README.md': 'ours', 'a.txt': 'newer' });
  });

  it('another one into the same draft is refused', async () => {
    let release: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      hub.intercept = ({ url }, response) => {
        if (!url?.endsWith('/a.txt')) return false;
        resolve();
        release = () => {
          sendBytes(response, Buffer.from('a'));
        };
        return true;
      };
    });
    const first = room.import(draft());
    await reached;

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'import-running' });
    release();
    await expect(first).resolves.toMatchObject({ isNew: true });
  });

  it('an interruption ends it, and the next run goes on', async () => {
    const bytes = randomBytes(11 * 1_048_576);
    hub.move({ 'w.bin': { bytes, isLfs: true } });
    const controller = new AbortController();
    hub.intercept = ({ url }, response) => {
      if (!url?.endsWith('/w.bin')) return false;
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 4 * 1_048_576));
      return true;
    };
    const onProgress = ({ bytes: fetched }: { bytes: number }) => {
      if (fetched > 1_048_576) controller.abort(new Error('Ctrl-C'));
    };

    await expect(
      room.import({ ...draft(), onProgress, interruption: controller.signal }),
    ).rejects.toThrow('Ctrl-C');
    hub.intercept = () => false;
    await room.import(draft());

    expect(hub.requestsOf('w.bin').at(-1)?.headers.range).toMatch(/^bytes=\d+-$/);
  });
});

describe('a place', () => {
  it('in a namespace that is not there is refused with the command that makes it', async () => {
    await expect(room.import({ ...draft(), namespace: 'nobody' })).rejects.toMatchObject({
      code: 'namespace-not-found',
      remedy: expect.stringContaining('sphere organisation create nobody'),
    });
  });
});
