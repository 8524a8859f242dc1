import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { loadConfig } from '../../foundations/config/load-config.js';
import { ObjectMissing } from '../../foundations/object-store/object-store.js';
import { ReplicaStore } from '../../foundations/object-store/replica-store.js';
import { BlobHolders } from '../releases/index.js';
import { openDatabase } from '../../../test/support/open-database.js';
import { Replica } from './replica.js';

const blob = { sha256: 'b'.repeat(64) as Sha256, sizeBytes: 4, storageKey: 'blobs/b' };
const { fixity, server } = loadConfig({
  FIXITY_REPLICA: 's3://replica',
  FIXITY_REPLICA_ENDPOINT: 'https://s3.example',
  FIXITY_REPLICA_ACCESS_KEY_ID: 'key',
  FIXITY_REPLICA_SECRET_ACCESS_KEY: 'secret',
});

async function find(open: (key: string) => Promise<Readable>) {
  const { database, close } = await openDatabase();
  try {
    const store = new ReplicaStore({ open });
    return await new Replica(fixity, store, new BlobHolders(database), server).find(blob);
  } finally {
    await close();
  }
}

describe('a second store', () => {
  it('is asked for the same key', async () => {
    const asked: string[] = [];

    const copy = await find((key) => {
      asked.push(key);
      return Promise.resolve(Readable.from([Buffer.from('kept')]));
    });

    expect([copy?.from, asked]).toEqual(['replica-store', ['blobs/b']]);
  });

  it('may have it not, and may be out', async () => {
    expect(await find((key) => Promise.reject(new ObjectMissing(key)))).toBeNull();
    await expect(find(() => Promise.reject(new Error('out')))).rejects.toThrow('out');
  });
});
