import { randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  FaultyHub,
  type Intercept,
  sendBytes,
  sendCut,
} from '../../../../test/support/faulty-hub.js';
import { importsRoom, type ImportsRoom } from '../../../../test/support/imports-room.js';

const mib = 1_048_576;
let room: ImportsRoom;
let hub: FaultyHub;
let bytes: Buffer;
let name: string;
let count = 0;

beforeAll(async () => {
  room = await importsRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  // Other bytes for each test: what is here already is not fetched.
  bytes = randomBytes(11 * mib);
  hub = await FaultyHub.start({ 'w.bin': { bytes, isLfs: true } });
  name = `large-${(count += 1)}`;
});
afterEach(() => hub.stop());

function draft() {
  return { from: hub.url, fullName: 'lab/model', into: name };
}

/**
 * Where the ranges asked for begin, in MiB and rounded up, since what is on its way when a stream
 * breaks may be lost; null for a request without a range.
 */
function ranges() {
  return hub.requestsOf('w.bin').map(({ headers }) => {
    const start = /^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1];
    return start === undefined ? null : Math.ceil(Number(start) / mib);
  });
}

function isLarge(url: string | undefined): boolean {
  return url?.endsWith('/w.bin') === true;
}

/** Cuts the first answers of the large file after so many bytes each. */
function cutAfter(...counts: number[]): Intercept {
  return ({ url, headers }, response) => {
    const next = isLarge(url) ? counts.shift() : undefined;
    if (next === undefined) return false;
    sendCut(response, bytes, Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0), next);
    return true;
  };
}

/** Makes every answer of the large file fail from now on. */
const fail: Intercept = ({ url }, response) => {
  if (!isLarge(url)) return false;
  response.writeHead(503).end();
  return true;
};

async function arrived(): Promise<boolean> {
  const files = await room.filesOf(name);
  return Buffer.from(files['w.bin'] ?? '', 'latin1').equals(bytes);
}

describe('a large file', () => {
  it('that breaks off goes on by range, if it is still the same', async () => {
    hub.intercept = cutAfter(3 * mib, 4 * mib);

    await room.import(draft());

    const [, second] = hub.requestsOf('w.bin');
    expect(ranges()).toEqual([null, 3, 7]);
    expect(second?.headers['if-range']).toMatch(/^"[0-9a-f]{64}"$/);
    expect(await arrived()).toBe(true);
  });

  it('that breaks off more often than there are tries arrives, as long as it grows', async () => {
    hub.intercept = cutAfter(...Array.from({ length: 8 }, () => mib));

    await room.import(draft());

    expect(ranges()).toHaveLength(9);
    expect(await arrived()).toBe(true);
  });

  it('goes on in the next run where the last one was ended', async () => {
    const cut = cutAfter(5 * mib);
    hub.intercept = (request, response) => cut(request, response) || fail(request, response);
    await expect(room.import(draft())).rejects.toMatchObject({ code: 'unavailable' });
    hub.intercept = () => false;
    const before = ranges().length;

    await room.import(draft());

    expect(ranges().slice(before)).toEqual([5]);
    expect(await arrived()).toBe(true);
    expect(await readdir(join(room.dataDir, 'imports'))).toEqual([]);
  });

  it('is fetched whole where what an earlier run left is damaged', async () => {
    const cut = cutAfter(5 * mib);
    hub.intercept = (request, response) => cut(request, response) || fail(request, response);
    await room.import(draft()).catch(() => undefined);
    const [folder = ''] = await readdir(join(room.dataDir, 'imports'));
    const [part = ''] = (await readdir(join(room.dataDir, 'imports', folder))).filter((entry) =>
      entry.endsWith('.part'),
    );
    await writeFile(join(room.dataDir, 'imports', folder, part), Buffer.alloc(5 * mib));
    hub.intercept = () => false;
    const before = ranges().length;

    await room.import(draft());

    expect(ranges().slice(before)).toEqual([5, null]);
    expect(await arrived()).toBe(true);
  });

  it('begins anew where the source knows no ranges', async () => {
    const cut = cutAfter(3 * mib);
    hub.intercept = (request, response) => {
      if (cut(request, response)) return true;
      if (!isLarge(request.url)) return false;
      sendBytes(response, bytes);
      return true;
    };

    await room.import(draft());

    expect(ranges()).toEqual([null, 3]);
    expect(await arrived()).toBe(true);
  });

  it('begins anew where the source has another file by then', async () => {
    const cut = cutAfter(3 * mib);
    let isOther = true;
    hub.intercept = (request, response) => {
      if (cut(request, response)) return true;
      if (!isLarge(request.url) || request.headers.range === undefined || !isOther) return false;
      isOther = false;
      sendBytes(response, randomBytes(11 * mib), request.headers.range);
      return true;
    };

    await room.import(draft());

    expect(ranges()).toEqual([null, 3, null]);
    expect(await arrived()).toBe(true);
  });

  it('without an announced length arrives', async () => {
    hub.intercept = ({ url }, response) => {
      if (!isLarge(url)) return false;
      response.writeHead(200);
      response.write(bytes.subarray(0, mib));
      response.end(bytes.subarray(mib));
      return true;
    };

    await room.import(draft());

    expect(await arrived()).toBe(true);
  });

  it('of wrong bytes and the right length is refused by its name, and not kept', async () => {
    hub.move({ 'w.bin': { bytes, isLfs: true, sent: randomBytes(11 * mib) } });

    await expect(room.import(draft())).rejects.toMatchObject({
      code: 'import-corrupt',
      faults: [{ field: 'w.bin', code: 'sha256-mismatch' }],
    });

    expect(await room.filesOf(name)).toEqual({});
    const [folder = ''] = await readdir(join(room.dataDir, 'imports'));
    expect(await readdir(join(room.dataDir, 'imports', folder))).toEqual([]);
  });

  it.each([
    ['more', 12 * mib],
    ['less', 10.5 * mib],
  ])('of which the list says %s than is sent is refused', async (_what, listedSize) => {
    hub.move({ 'w.bin': { bytes, isLfs: true, listedSize } });

    await expect(room.import(draft())).rejects.toMatchObject({
      faults: [{ field: 'w.bin', code: 'size-mismatch' }],
    });
  });

  it('whose stream falls silent goes on', async () => {
    let isFirst = true;
    hub.intercept = ({ url }, response) => {
      if (!isLarge(url) || !isFirst) return false;
      isFirst = false;
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 2 * mib));
      return true;
    };

    await room.import(draft());

    expect(ranges()).toHaveLength(2);
    expect(room.troubles.join('\n')).toContain('w.bin: the source has fallen silent');
    expect(await arrived()).toBe(true);
  });

  it('that stands in the tree itself is known by its git id', async () => {
    hub.move({ 'w.bin': { bytes } });

    await room.import(draft());

    expect(await arrived()).toBe(true);
  });
});
