import { describe, expect, it } from '@jest/globals';
import { readLfsBatch } from './lfs-batch.js';

const oid = 'AB'.repeat(32);

describe('readLfsBatch', () => {
  it('reads what JS sends, its misspelt algorithm included', () => {
    const batch = readLfsBatch({
      operation: 'upload',
      transfers: ['basic', 'multipart', 'xet'],
      hash_algo: 'sha_256',
      ref: { name: 'main' },
      objects: [{ oid, size: 12 }],
    });

    expect(batch).toEqual({
      operation: 'upload',
      offersParts: true,
      isForXet: false,
      refName: 'main',
      objects: [{ sha256: oid.toLowerCase(), sizeBytes: 12 }],
    });
  });

  it('takes hf-hub of Rust to Xet, and nobody who does not offer it', () => {
    const transfers = ['basic', 'multipart', 'xet'];
    const request = { operation: 'upload', hash_algo: 'sha256', objects: [] };

    expect(readLfsBatch({ ...request, transfers })).toMatchObject({ isForXet: true });
    expect(readLfsBatch({ ...request, transfers: ['basic'] })).toMatchObject({ isForXet: false });
  });

  it('takes a git-lfs client that names no transfers for one without parts and Xet', () => {
    expect(readLfsBatch({ operation: 'download', objects: [] })).toMatchObject({
      offersParts: false,
      isForXet: false,
      refName: null,
    });
  });

  it.each([
    [null],
    [{ objects: [] }],
    [{ operation: 'lock', objects: [] }],
    [{ operation: 'upload', objects: [{ oid: 'abc', size: 1 }] }],
    [{ operation: 'upload', objects: [{ oid, size: -1 }] }],
    [{ operation: 'upload', objects: [{ oid, size: 1.5 }] }],
    [{ operation: 'upload', objects: 'all' }],
    [{ operation: 'upload', objects: Array.from({ length: 1_001 }, () => ({ oid, size: 1 })) }],
  ])('refuses %j', (body) => {
    expect(() => readLfsBatch(body)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
