import { describe, expect, it } from '@jest/globals';

import type { GitOid, TreeId } from './git-oid.js';
import { parseCommitId } from './git-oid.js';
import { contentSwhid, directorySwhid, isSwhid, revisionSwhid } from './swhid.js';

const oid = '94a9ed024d3859793618152ea559a168bbcbb5e2';

describe('swhid', () => {
  it('names revision, directory and content by their git ids', () => {
    expect(revisionSwhid(parseCommitId(oid))).toBe(`swh:1:rev:${oid}`);
    expect(directorySwhid(oid as TreeId)).toBe(`swh:1:dir:${oid}`);
    expect(contentSwhid(oid as GitOid)).toBe(`swh:1:cnt:${oid}`);
  });

  it.each([
    [true, `swh:1:snp:${oid}`],
    [true, `swh:1:cnt:${oid};origin=https://example.org/x;path=/a;lines=1-2`],
    [false, `swh:2:cnt:${oid}`],
    [false, `swh:1:tag:${oid}`],
    [false, 'swh:1:cnt:94a9'],
    [false, `swh:1:cnt:${oid};colour=red`],
  ])('says %s of "%s"', (expected, text) => {
    expect(isSwhid(text)).toBe(expected);
  });
});
