import { describe, expect, it } from '@jest/globals';

import { isPreRelease, latestRelease } from './latest-release.js';
import type { RankedRelease } from './latest-release.js';

type Kind = 'live' | 'noticed' | 'withdrawn' | 'candidate';
let index = 0;
function release(version: string, day: number, kind: Kind = 'live'): RankedRelease {
  index += 1;
  const place = {
    version,
    versionIndex: index,
    publishedAt: kind === 'candidate' ? null : new Date(Date.UTC(2026, 0, day)),
  };
  if (kind === 'candidate' || kind === 'withdrawn') return { ...place, state: kind };
  if (kind === 'live') return { ...place, state: 'published' };
  return { ...place, state: 'published', notice: { kind: 'deprecated', reason: 'old' } };
}

describe('latestRelease', () => {
  it.each<[string | undefined, string, RankedRelease[]]>([
    [undefined, 'there is none', []],
    [undefined, 'none is live', [release('v1', 1, 'withdrawn'), release('v2', 2, 'candidate')]],
    ['v1.0', 'it was published last, whatever its label', [release('v2.0', 1), release('v1.0', 2)]],
    ['v2', 'two were published at once', [release('v1', 1), release('v2', 1)]],
    ['v1', 'a later one is a candidate', [release('v1', 1), release('v2', 2, 'candidate')]],
    ['v1', 'a later one is withdrawn', [release('v1', 1), release('v2', 2, 'withdrawn')]],
    ['v1', 'a later one is under a notice', [release('v1', 1), release('v2', 2, 'noticed')]],
    ['v2', 'all are under a notice', [release('v1', 1, 'noticed'), release('v2', 2, 'noticed')]],
    ['1.0.0', 'a later one is a pre-release', [release('1.0.0', 1), release('1.1.0-rc.1', 2)]],
    [
      '1.1.0-rc.1',
      'only a pre-release is without notice',
      [release('1.0.0', 1, 'noticed'), release('1.1.0-rc.1', 2)],
    ],
    ['1.0.0-rc.2', 'all are pre-releases', [release('1.0.0-rc.1', 1), release('1.0.0-rc.2', 2)]],
  ])('is %s where %s', (expected, _case, releases) => {
    expect(latestRelease(releases)?.version).toBe(expected);
    expect(latestRelease(releases.toReversed())?.version).toBe(expected);
  });
});

describe('isPreRelease', () => {
  it.each([
    [true, '1.0.0-rc.1'],
    [true, 'v1.0.0-alpha'],
    [false, '1.0.0'],
    [false, 'v1.0'],
    [false, '1.0-rc1'],
    [false, '01.0.0-rc.1'],
    [false, '1.0.0-rc..1'],
    [false, '1.0.0-01'],
    [false, '2026-01-01'],
  ])('says %s of "%s"', (expected, version) => {
    expect(isPreRelease(version)).toBe(expected);
  });
});
