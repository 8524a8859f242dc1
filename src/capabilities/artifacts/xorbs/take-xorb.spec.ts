import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, once } from '../../../../test/support/artifacts-room.js';
import { chunkBytes, xorbBytes, type XorbBytes } from '../../../../test/support/xet-bytes.js';
import { aXetFile } from '../../../../test/support/xet-files.js';
import { parseXetHash, type XetHash } from '../../../domain/xet/xet-hash.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let ada: RepositoryFixture['owner'];
let bob: RepositoryFixture['owner'];

beforeAll(async () => {
  room = await artifactsRoom();
  ada = (await aRepository(room.database)).owner;
  bob = (await aRepository(room.database)).owner;
});
afterAll(() => room.close());

const otherHash = parseXetHash('0123456789abcdef'.repeat(4));

function take(owner: typeof ada, { hash, bytes }: Pick<XorbBytes, 'hash' | 'bytes'>) {
  return room.xorbs.take(owner, hash, once(bytes), bytes.length);
}

async function rowOf(hash: XetHash) {
  const [row] = await room.database.query<{ storage_key: string; senders: string[] }>(
    `SELECT storage_key, ARRAY (SELECT account_id FROM xorb_sender WHERE xorb_hash = hash) AS senders
     FROM xorb WHERE hash = $1`,
    [hash],
  );
  return row ?? null;
}

describe('a xorb', () => {
  it('is stored once, however many send it, and each of them is its sender', async () => {
    const { xorb } = await aXetFile();

    const taken = [await take(ada, xorb), await take(ada, xorb), await take(bob, xorb)];

    expect(taken.map(({ wasInserted }) => wasInserted)).toEqual([true, false, false]);
    const row = await rowOf(xorb.hash);
    expect(row?.senders.toSorted()).toEqual([ada.accountId, bob.accountId].toSorted());
    const stored = await room.store.stat(row?.storage_key ?? '');
    expect(stored?.sizeBytes).toBe(xorb.bytes.length);
  });

  it('sent by several at the same time is stored once', async () => {
    const { xorb } = await aXetFile();
    const before = (await room.keys()).length;

    await Promise.all([take(ada, xorb), take(bob, xorb), take(ada, xorb)]);

    expect((await room.keys()).length).toBe(before + 1);
  });

  it('whose object was lost is stored anew from whoever sends it next', async () => {
    const { xorb } = await aXetFile();
    await take(ada, xorb);
    await room.store.delete((await rowOf(xorb.hash))?.storage_key ?? '');

    expect(await take(bob, xorb)).toEqual({ wasInserted: true });
    expect(await room.store.stat((await rowOf(xorb.hash))?.storage_key ?? '')).not.toBeNull();
  });
});

describe('what is no xorb of its address leaves nothing behind', () => {
  let sound: XorbBytes;
  let before: string[];

  beforeEach(async () => {
    sound = (await aXetFile()).xorb;
    before = await room.keys();
  });

  const refusals: [
    string,
    string,
    () => Promise<Pick<XorbBytes, 'hash' | 'bytes'>> | Pick<XorbBytes, 'hash' | 'bytes'>,
  ][] = [
    ['other bytes', 'xorb-mismatch', () => ({ hash: otherHash, bytes: sound.bytes })],
    ['a truncated one', 'xorb-truncated', () => ({ ...sound, bytes: sound.bytes.subarray(0, -1) })],
    ['nothing', 'xorb-empty', () => ({ ...sound, bytes: Buffer.alloc(0) })],
    ['noise', 'chunk-version', () => ({ ...sound, bytes: Buffer.alloc(5_000, 0xa5) })],
    [
      'a chunk that unpacks to more than it says',
      'chunk-plain-size',
      async () => ({
        ...sound,
        bytes: (await xorbBytes([{ plain: Buffer.alloc(9_000), scheme: 1, plainBytes: 100 }]))
          .bytes,
      }),
    ],
    [
      'a chunk of more than 128 KiB',
      'chunk-too-large',
      () => ({ ...sound, bytes: chunkBytes({ plain: Buffer.alloc(131_073), scheme: 1 }) }),
    ],
  ];

  it.each(refusals)('%s', async (_what, code, draft) => {
    await expect(take(ada, await draft())).rejects.toMatchObject({ code });

    expect(await room.keys()).toEqual(before);
    expect(await rowOf(otherHash)).toBeNull();
  });

  it('fewer bytes than were announced', async () => {
    const { hash, bytes } = sound;

    await expect(room.xorbs.take(ada, hash, once(bytes), bytes.length + 1)).rejects.toMatchObject({
      faults: [{ code: 'size-mismatch' }],
    });
    expect(await room.keys()).toEqual(before);
  });

  it('a body that breaks off', async () => {
    async function* broken() {
      yield await Promise.resolve(sound.bytes.subarray(0, 20_000));
      throw new Error('hung up');
    }

    await expect(room.xorbs.take(ada, sound.hash, broken(), null)).rejects.toThrow('hung up');
    expect(await room.keys()).toEqual(before);
  });

  it('and makes nobody the sender of one that is there', async () => {
    await take(ada, sound);

    await expect(
      take(bob, { hash: sound.hash, bytes: chunkBytes({ plain: randomBytes(10) }) }),
    ).rejects.toMatchObject({ code: 'xorb-mismatch' });

    expect((await rowOf(sound.hash))?.senders).toEqual([ada.accountId]);
  });
});
