import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaultyHub, sendBytes, sendJson } from '../../../test/support/faulty-hub.js';
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
  name = `faulty-${(count += 1)}`;
});
afterEach(() => hub.stop());

function draft() {
  return { from: hub.url, fullName: 'lab/model', into: name };
}

describe('a source that falters', () => {
  it('is asked again after the time that it names', async () => {
    let isFirst = true;
    hub.intercept = ({ url }, response) => {
      if (!url?.endsWith('/a.txt') || !isFirst) return false;
      isFirst = false;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return true;
    };
    const startedAt = Date.now();

    await room.import(draft());

    expect(Date.now() - startedAt).toBeGreaterThan(900);
    expect(room.troubles.join('\n')).toMatch(/a\.txt: \S+ answered 429; trying again in 1 s/);
    expect(await room.filesOf(name)).toEqual({ 'a.txt': 'a' });
  });

  it('is given up where it asks for too long a wait', async () => {
    hub.intercept = (_request, response) => {
      response.writeHead(503, { 'retry-after': '86400' }).end();
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({
      code: 'unavailable',
      remedy: expect.stringContaining('in 86400 s'),
    });
    expect(hub.requests).toHaveLength(1);
  });

  it('is given up where it never comes to itself', async () => {
    hub.intercept = (_request, response) => {
      response.writeHead(500).end();
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'unavailable' });
    expect(hub.requests).toHaveLength(5);
  });

  it('leaves no half of an import behind', async () => {
    hub.move({ 'a.txt': { bytes: Buffer.from('a') }, 'b.txt': { bytes: Buffer.from('b') } });
    hub.intercept = ({ url }, response) => {
      if (!url?.endsWith('/b.txt')) return false;
      response.writeHead(404).end();
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-not-found' });
    expect(await room.filesOf(name)).toEqual({});
  });
});

describe('a redirect to another host', () => {
  it('is followed without the token', async () => {
    const store = await FaultyHub.start();
    store.intercept = (_request, response) => {
      sendBytes(response, Buffer.from('a'));
      return true;
    };
    hub.intercept = ({ url }, response) => {
      if (!url?.endsWith('/a.txt')) return false;
      response.writeHead(302, { location: `${store.url}/signed?for=a` }).end();
      return true;
    };

    await room.import({ ...draft(), token: 'hf_secret' });
    await store.stop();

    expect(store.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(new Set(hub.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer hf_secret']),
    );
    expect(await room.filesOf(name)).toEqual({ 'a.txt': 'a' });
  });

  it('and back bears no token any more', async () => {
    const store = await FaultyHub.start();
    store.intercept = (_request, response) => {
      response.writeHead(302, { location: `${hub.url}/back` }).end();
      return true;
    };
    hub.intercept = ({ url }, response) => {
      if (url === '/back') sendBytes(response, Buffer.from('a'));
      else if (url?.endsWith('/a.txt') === true) {
        response.writeHead(302, { location: store.url }).end();
      } else return false;
      return true;
    };

    await room.import({ ...draft(), token: 'hf_secret' });
    await store.stop();

    const back = hub.requests.find(({ url }) => url === '/back');
    expect(back?.headers.authorization).toBeUndefined();
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/a', 'data:,a', 'http://['])(
    'is not followed to %s',
    async (location) => {
      hub.intercept = ({ url }, response) => {
        if (!url?.endsWith('/a.txt')) return false;
        response.writeHead(302, { location }).end();
        return true;
      };

      await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-redirects' });
    },
  );

  it('that never ends is not followed for ever', async () => {
    hub.intercept = ({ url = '' }, response) => {
      response.writeHead(307, { location: url }).end();
      return true;
    };

    await expect(room.import(draft())).rejects.toMatchObject({ code: 'source-redirects' });
    expect(hub.requests).toHaveLength(11);
  });
});

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
});
