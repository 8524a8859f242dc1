import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaultyHub, sendJson } from '../../../test/support/faulty-hub.js';
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
  hub = await FaultyHub.start({ 'a.txt': { bytes: Buffer.from('a') } });
  name = `unreadable-${(count += 1)}`;
});
afterEach(() => hub.stop());

function draft() {
  return { from: hub.url, fullName: 'lab/model', into: name };
}

describe('a list of files', () => {
  function list(entries: unknown, headers: Record<string, string> = {}): void {
    hub.intercept = ({ url }, response) => {
      if (!url?.includes('/tree/')) return false;
      sendJson(response, entries, headers);
      return true;
    };
  }
  const entry = { type: 'file', path: 'a', oid: '0'.repeat(40), size: 1 };

  it('whose pages lead in a circle is refused', async () => {
    list([], { link: `<${hub.url}/api/models/lab/model/tree/${hub.commitId}?p=1>; rel="next"` });

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-link-loop' });
    expect(hub.requests.length).toBeLessThan(5);
  });

  it('whose pages repeat each other is refused', async () => {
    let page = 0;
    hub.intercept = ({ url }, response) => {
      if (!url?.includes('/tree/')) return false;
      page += 1;
      const link = `<${hub.url}/api/models/lab/model/tree/x?p=${page}>; rel="next"`;
      sendJson(response, [entry], { link });
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-link-loop' });
  });

  it.each(['http://127.0.0.2:9/x', 'file:///etc/passwd'])(
    'is not read on at %s',
    async (address) => {
      list([entry], { link: `<${address}>; rel="next"` });

      await expect(room.import(draft())).rejects.toMatchObject({
        code: 'source-link-astray',
        remedy: expect.stringContaining('--from'),
      });
    },
  );

  it('names every path that may not stand here, and nothing is fetched', async () => {
    const bytes = randomBytes(8);
    hub.move(
      Object.fromEntries(
        ['../up.txt', 'ok.txt', '/abs', 'a:b', 'CON', 'OK.txt', 'x\u001b[2J'].map((path) => [
          path,
          { bytes },
        ]),
      ),
    );

    const refusal = room.import(draft());

    await expect(refusal).rejects.toMatchObject({ code: 'import-refused' });
    const { faults } = (await refusal.catch((error: unknown) => error)) as {
      faults: { field: string }[];
    };
    expect(new Set(faults.map(({ field }) => field))).toEqual(
      new Set(['../up.txt', '/abs', 'a:b', 'CON', 'OK.txt', 'x\u001b[2J']),
    );
    expect(hub.requests.filter(({ url }) => url.includes('/resolve/'))).toEqual([]);
  });

  it.each([
    ['no list', {}],
    ['a file without an id', [{ ...entry, oid: 'x' }]],
    ['a negative size', [{ ...entry, size: -1 }]],
    ['a size beyond counting', [{ ...entry, size: 1e300 }]],
    ['no path', [{ ...entry, path: 7 }]],
    ['a large file without its SHA-256', [{ ...entry, lfs: { oid: 'x', size: 1 } }]],
    ['two sizes', [{ ...entry, lfs: { oid: '0'.repeat(64), size: 2 } }]],
  ])('of %s is refused', async (_what, entries) => {
    list(entries);

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-unreadable' });
  });
});

describe('an answer', () => {
  it.each([
    ['names no commit', { id: 'lab/model', sha: 'main' }],
    ['is no object', 'hello'],
  ])('that %s is refused', async (_what, value) => {
    hub.intercept = (_request, response) => {
      sendJson(response, value);
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-unreadable' });
  });

  it('that is a page for browsers is refused', async () => {
    hub.intercept = (_request, response) => {
      response.writeHead(200).end('<html>');
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({
      code: 'source-unreadable',
      remedy: expect.stringContaining('--from'),
    });
  });

  it.each([
    ['longer', Buffer.from('ab'), 'size-mismatch'],
    ['other', Buffer.from('b'), 'blob-id-mismatch'],
  ])('of %s bytes for a small file is refused by its name', async (_what, sent, code) => {
    hub.move({ 'a.txt': { bytes: Buffer.from('a'), sent } });

    await expect(room.import(draft())).rejects.toMatchObject({
      code: 'import-corrupt',
      faults: [{ field: 'a.txt', code }],
    });
  });

  it('that a repository is gated says to accept its terms', async () => {
    hub.intercept = (_request, response) => {
      response.writeHead(403, { 'x-error-code': 'GatedRepo' }).end();
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({
      code: 'source-gated',
      remedy: expect.stringMatching(/terms.*--token-file/),
    });
  });

  it('that repeats the token is shown without it', async () => {
    hub.intercept = (_request, response) => {
      response.writeHead(401, { 'x-error-message': 'Unknown token hf_secret' }).end();
      return true;
    };

    const attempt = room.import({ ...draft(), token: 'hf_secret' });

    await expect(attempt).rejects.toMatchObject({
      message: expect.stringContaining('(Unknown token …)'),
    });
    await expect(attempt).rejects.not.toThrow('hf_secret');
  });
});
