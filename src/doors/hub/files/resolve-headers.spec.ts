import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { FileView } from '../../../capabilities/repositories/index.js';
import type { CommitId, GitOid } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { cacheControlOf, entityTagOf, resolveHeaders } from './resolve-headers.js';

const sha256 = createHash('sha256').update('hello').digest('hex') as Sha256;
const file: FileView = {
  type: 'file',
  path: 'page.html',
  oid: '1'.repeat(40) as GitOid,
  sizeBytes: 5,
  sha256,
  isLfs: false,
};
const revision = { commitId: '9'.repeat(40) as CommitId, isImmutable: true, isPublic: true };

describe('resolveHeaders', () => {
  it('lets no browser run what somebody uploaded', () => {
    expect(resolveHeaders(revision, file, null)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^attachment; filename="page\.html"/),
    });
  });

  it('states the commit and the digest of the bytes', () => {
    expect(resolveHeaders(revision, file, null)).toMatchObject({
      'x-repo-commit': '9'.repeat(40),
      'repr-digest': 'sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:',
    });
  });

  it('links size and SHA-256 of a large file, and of no other', () => {
    const large = resolveHeaders(revision, { ...file, isLfs: true }, null);

    expect(large).toMatchObject({ 'x-linked-size': '5', 'x-linked-etag': `"${sha256}"` });
    expect(resolveHeaders(revision, file, null)).not.toHaveProperty('x-linked-etag');
  });

  it('never offers Xet, which would take clients to addresses that are not there', () => {
    expect(resolveHeaders(revision, { ...file, isLfs: true }, null)).not.toHaveProperty(
      'x-xet-hash',
    );
  });
});

describe('cacheControlOf', () => {
  it.each([
    [true, true, 'public, max-age=31536000, immutable'],
    [false, true, 'no-cache'],
    [true, false, 'private, no-store'],
    [false, false, 'private, no-store'],
  ])('of an immutable (%s) public (%s) revision is %s', (isImmutable, isPublic, expected) => {
    expect(cacheControlOf({ isImmutable, isPublic })).toBe(expected);
  });
});

describe('entityTagOf', () => {
  it('is hex alone: the git id, or the SHA-256 of a large file', () => {
    expect(entityTagOf(file)).toBe('1'.repeat(40));
    expect(entityTagOf({ ...file, isLfs: true })).toBe(sha256);
  });
});
