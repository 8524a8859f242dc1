import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { parseCommitId } from '../identifiers/git-oid.js';
import { parseSha256 } from '../identifiers/sha256.js';
import { buildManifest } from './manifest.js';
import type { ManifestContent } from './manifest.js';

const sha256 = parseSha256('a'.repeat(64));
const content: ManifestContent = {
  kind: 'model',
  namespace: 'Lab',
  name: 'engine',
  version: 'v1.0',
  commit: parseCommitId('b'.repeat(40)),
  createdAt: new Date('2026-11-24T12:00:00Z'),
  licence: 'Apache-2.0',
  files: [
    { path: 'b', size: 2, sha256, kind: 'weights', licence: 'MIT' },
    { path: 'a/\ufb33', size: 1, sha256, kind: 'code' },
    { path: 'a/\u{1f600}', size: 1, sha256, kind: 'code' },
  ],
  card: sha256,
  papers: [],
  baseModels: ['org/base'],
};

describe('buildManifest', () => {
  it('writes canonical JSON and hashes it', () => {
    const manifest = buildManifest({ ...content, files: content.files.slice(0, 1) });

    expect(manifest.text).toBe(
      `{"baseModels":["org/base"],"card":"${sha256}","commit":"${'b'.repeat(40)}","createdAt":"2026-11-24T12:00:00.000Z","files":[{"kind":"weights","licence":"MIT","path":"b","sha256":"${sha256}","size":2}],"kind":"model","licence":"Apache-2.0","name":"engine","namespace":"Lab","papers":[],"schema":"sphere-manifest-v1","version":"v1.0"}`,
    );
    expect(manifest.sha256).toBe(createHash('sha256').update(manifest.text).digest('hex'));
  });

  it('sorts files by the bytes of their paths, whatever order they come in', () => {
    const { text, sha256: hash } = buildManifest(content);

    expect(buildManifest({ ...content, files: content.files.toReversed() }).sha256).toBe(hash);
    expect(text.indexOf('\ufb33')).toBeLessThan(text.indexOf('\u{1f600}'));
    expect(text.indexOf('\u{1f600}')).toBeLessThan(text.indexOf('"path":"b"'));
  });
});
