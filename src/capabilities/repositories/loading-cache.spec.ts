import { describe, expect, it } from '@jest/globals';
import { LoadingCache } from './loading-cache.js';

interface Named {
  readonly name: string;
}

describe('a cache that loads', () => {
  it('loads a key once, also for those who ask meanwhile', async () => {
    const { cache, source } = aCache();

    await Promise.all([cache.load('a', source.read), cache.load('a', source.read)]);
    await cache.load('a', source.read);

    expect(source.reads).toBe(1);
  });

  it('loads a key anew once it was forgotten', async () => {
    const { cache, source } = aCache();
    await cache.load('a', source.read);

    cache.forget('a');
    await cache.load('a', source.read);

    expect(source.reads).toBe(2);
  });

  it('does not remember a load that began before its key was forgotten', async () => {
    const { cache, source } = aCache();
    const slow = aPromise();
    const early = cache.load('a', () => slow.promise);

    cache.forget('a');
    slow.resolve({ name: 'stale' });
    await early;

    expect(await cache.load('a', source.read)).toEqual({ name: 'fresh' });
  });

  it('does not remember a load that began before all was cleared', async () => {
    const { cache, source } = aCache();
    const slow = aPromise();
    const early = cache.load('a', () => slow.promise);

    cache.clear();
    slow.resolve({ name: 'stale' });
    await early;

    expect(await cache.load('a', source.read)).toEqual({ name: 'fresh' });
  });

  it('remembers that a key leads to nothing', async () => {
    const { cache, source } = aCache();
    await cache.load('a', () => Promise.resolve(null));

    expect(await cache.load('a', source.read)).toBeNull();
    expect(source.reads).toBe(0);
  });

  it('tries again after a load that failed', async () => {
    const { cache, source } = aCache();
    await expect(cache.load('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');

    expect(await cache.load('a', source.read)).toEqual({ name: 'fresh' });
  });

  it('forgets what was used least when it is full', async () => {
    const { cache, source } = aCache();
    for (const key of ['a', 'b', 'c']) await cache.load(key, source.read);

    await cache.load('c', source.read);
    await cache.load('a', source.read);

    expect(source.reads).toBe(4);
  });

  it('keeps its values however many keys lead to nothing', async () => {
    const { cache, source } = aCache();
    await cache.load('a', source.read);
    for (const key of ['x', 'y', 'z']) await cache.load(key, () => Promise.resolve(null));

    await cache.load('a', source.read);

    expect(source.reads).toBe(1);
  });
});

function aPromise() {
  let resolve: (value: Named) => void = () => undefined;
  const promise = new Promise<Named>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function aCache() {
  const source = {
    reads: 0,
    read: (): Promise<Named> => {
      source.reads += 1;
      return Promise.resolve({ name: 'fresh' });
    },
  };
  return { cache: new LoadingCache<Named>({ maxSize: 2, maxMisses: 2 }), source };
}
