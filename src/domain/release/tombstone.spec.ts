import { describe, expect, it } from '@jest/globals';

import { parseSha256 } from '../identifiers/sha256.js';
import { makeTombstone } from './tombstone.js';

describe('makeTombstone', () => {
  it('keeps what stays public and nothing else', () => {
    const file = { path: 'a', size: 1, sha256: parseSha256('a'.repeat(64)) };

    const tombstone = makeTombstone({
      category: 'privacy',
      statement: 'It names patients.',
      withdrawnAt: new Date('2026-11-24T12:00:00Z'),
      citation: 'Lab (2026). Engine. v1.0.',
      files: [{ ...file, storageKey: 'secret' } as typeof file],
      contactEmail: 'contact@example.org',
    });

    expect(tombstone).toEqual({
      category: 'privacy',
      ground: 'Withdrawn because it holds personal data.',
      statement: 'It names patients.',
      withdrawnAt: '2026-11-24T12:00:00.000Z',
      decidedByRole: 'steward',
      citation: 'Lab (2026). Engine. v1.0.',
      files: [file],
      howToObject: expect.stringContaining('contact@example.org'),
      licenceNote: expect.stringContaining('not revoked'),
    });
  });
});
