import { describe, expect, it } from '@jest/globals';
import { parseSha256 } from '../identifiers/sha256.js';
import { decodeBagPath, encodeBagPath } from './bag-path.js';
import { type BagContent, type PayloadFile, writeBag } from './write-bag.js';

const aFile = (path: string, fetchUrl: string | null = null): PayloadFile => ({
  ...{ path, fetchUrl },
  sizeBytes: 5,
  sha256: parseSha256('a'.repeat(64)),
});

function aBag(content: Partial<BagContent> = {}) {
  const bag = writeBag({
    organisation: 'Sphere',
    externalIdentifier: 'https://sphere.example.org/id/7b3kq-9zx02',
    title: 'A title\r\nBagging-Date: 1900-01-01',
    baggingDate: '2026-11-29',
    profileUrl: 'https://sphere.example.org/.well-known/bagit-profile.json',
    payload: [aFile('b.txt'), aFile('a.txt')],
    metadata: [],
    ...content,
  });
  return { ...bag, texts: new Map(bag.tagFiles.map(({ path, text }) => [path, text])) };
}

describe('a bag', () => {
  it('lists its payload in one order, whatever the order it is given in', () => {
    const other = aBag({ payload: [aFile('a.txt'), aFile('b.txt')] });

    const { texts, sha256 } = aBag();

    expect(sha256).toBe(other.sha256);
    expect(texts.get('manifest-sha256.txt')).toMatch(/data\/a\.txt\n.*data\/b\.txt\n$/);
    expect(texts.get('bag-info.txt')).toContain('\nPayload-Oxum: 10.2\n');
  });

  it('keeps a title from writing labels of its own', () => {
    const { texts } = aBag();

    expect(texts.get('bag-info.txt')?.match(/^Bagging-Date: .*$/gm)).toEqual([
      'Bagging-Date: 2026-11-29',
    ]);
  });

  it('lists what is to be fetched as payload, and does not hold it', () => {
    const payload = [aFile('a.txt'), aFile('b 100%.txt', 'https://x.example/b')];

    const { texts, inline } = aBag({ payload });

    expect(inline.map(({ path }) => path)).toEqual(['a.txt']);
    expect(texts.get('fetch.txt')).toBe('https://x.example/b 5 data/b 100%25.txt\n');
    expect(texts.get('manifest-sha256.txt')).toContain('data/b 100%25.txt\n');
    expect(texts.get('tagmanifest-sha256.txt')).toContain('  fetch.txt\n');
  });

  it.each(['100%', '%25', 'a\rb\nc', '%0A', 'é %41'])(
    'spells %j so that it is read again',
    (path) => {
      expect(encodeBagPath(path)).not.toMatch(/[\r\n]/);
      expect(decodeBagPath(encodeBagPath(path))).toBe(path);
    },
  );
});
