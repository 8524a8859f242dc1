import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FaultyHub, sendBytes } from '../../../test/support/faulty-hub.js';
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

  it('is not waited for where the very first request finds nobody', async () => {
    const closed = await FaultyHub.start();
    const { url } = closed;
    await closed.stop();
    const before = room.troubles.length;

    await expect(room.import({ ...draft(), from: url })).rejects.toMatchObject({
      code: 'unavailable',
      remedy: expect.stringContaining('--from'),
    });
    expect(room.troubles).toHaveLength(before);
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
