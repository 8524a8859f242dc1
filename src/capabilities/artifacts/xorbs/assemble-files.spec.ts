import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, once } from '../../../../test/support/artifacts-room.js';
import {
  shardBytes,
  shardFileOf,
  termOf,
  type XorbBytes,
} from '../../../../test/support/xet-bytes.js';
import {
  aXetFile,
  shardWith,
  type XetFile,
  xetFileOf,
} from '../../../../test/support/xet-files.js';
import { fileHashOf } from '../../../domain/xet/hashes.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let mine: RepositoryFixture;
let theirs: RepositoryFixture;

beforeAll(async () => {
  room = await artifactsRoom();
  mine = await aRepository(room.database);
  theirs = await aRepository(room.database);
});
afterAll(() => room.close());

function send({ owner }: RepositoryFixture, { hash, bytes }: XorbBytes) {
  return room.xorbs.take(owner, hash, once(bytes), bytes.length);
}

async function assemble(repository: RepositoryFixture, shard: Buffer, xorbs = room.xorbs) {
  const plans = await xorbs.plan(repository.owner, repository, once(shard));
  await xorbs.assemble(repository.owner, repository, plans);
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex') as Sha256;

async function bytesOf(sha256: string) {
  const blob = await room.artifacts.require(sha256 as Sha256);
  const pieces: Buffer[] = [];
  for await (const piece of await room.artifacts.open(blob)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

describe('a file', () => {
  it('of chunks in all three schemes becomes a blob that the repository holds', async () => {
    const file = await aXetFile();
    await send(mine, file.xorb);

    await assemble(mine, file.shard);

    expect((await bytesOf(file.sha256)).equals(file.bytes)).toBe(true);
    expect(await room.holds(mine.id, file.sha256)).toBe(true);
  });

  it('over several xorbs, with parts of them twice and out of order, is put together in its order', async () => {
    const files = await Promise.all([aXetFile(), aXetFile()]);
    const [one, two] = files.map(({ xorb }) => xorb) as [XorbBytes, XorbBytes];
    for (const xorb of [one, two]) await send(mine, xorb);
    const terms = [
      await termOf(two, 1, 3),
      await termOf(one, 0, 1),
      await termOf(one, 1, 2),
      await termOf(two, 0, 2),
    ];
    const plain = (file: XetFile, first: number, end: number) => {
      const at = (index: number) =>
        file.xorb.chunks.slice(0, index).reduce((sum, { plainBytes }) => sum + plainBytes, 0);
      return file.bytes.subarray(at(first), at(end));
    };
    const bytes = Buffer.concat([
      plain(files[1], 1, 3),
      plain(files[0], 0, 2),
      plain(files[1], 0, 2),
    ]);
    const hash = await fileHashOf(terms.flatMap(({ chunks }) => chunks));

    await assemble(mine, shardBytes([{ hash, sha256: sha256Of(bytes), terms }]));

    expect((await bytesOf(sha256Of(bytes))).equals(bytes)).toBe(true);
  });

  it('may be put together again from chunks that were sent long before', async () => {
    const first = await aXetFile();
    await send(mine, first.xorb);
    await assemble(mine, first.shard);
    room.clock.pass(20 * 24);
    const fresh = await xetFileOf([randomBytes(100)]);
    await send(mine, fresh.xorb);
    const bytes = Buffer.concat([fresh.bytes, first.bytes]);
    const file = await shardFileOf([fresh.xorb, first.xorb], sha256Of(bytes));

    await assemble(mine, shardBytes([file]));

    expect((await bytesOf(sha256Of(bytes))).equals(bytes)).toBe(true);
  });

  it('that the account may read already is only attached', async () => {
    const file = await aXetFile();
    await send(mine, file.xorb);
    await assemble(mine, file.shard);
    const before = await room.keys();
    const further = { ...(await aRepository(room.database)), owner: { ...mine.owner } };
    const repository = {
      ...further,
      owner: {
        ...mine.owner,
        memberships: new Map([...mine.owner.memberships, [further.namespaceId, 'writer' as const]]),
      },
    };

    await assemble(repository, file.shard);

    expect(await room.keys()).toEqual(before);
    expect(await room.holds(repository.id, file.sha256)).toBe(true);
  });

  it('that a stranger holds is put together all the same, and stored once', async () => {
    const file = await aXetFile();
    await send(mine, file.xorb);
    await assemble(mine, file.shard);
    await send(theirs, file.xorb);
    const before = await room.keys();

    await assemble(theirs, file.shard);

    expect(await room.keys()).toEqual(before);
    expect(await room.holds(theirs.id, file.sha256)).toBe(true);
  });

  it('of no bytes needs no xorb', async () => {
    const nothing = sha256Of(Buffer.alloc(0));

    await assemble(mine, shardBytes([{ hash: await fileHashOf([]), sha256: nothing, terms: [] }]));

    expect(await room.holds(mine.id, nothing)).toBe(true);
  });

  it('is put together by two processes at once without harm', async () => {
    const file = await aXetFile();
    await send(mine, file.xorb);
    const before = await room.keys();

    await Promise.all([
      assemble(mine, file.shard),
      assemble(mine, file.shard, room.anotherProcess().xorbs),
    ]);

    expect((await room.keys()).length).toBe(before.length + 1);
  });
});

describe('a term of a stranger’s xorb', () => {
  it('with the right verification is taken: its sender has had the bytes', async () => {
    const file = await aXetFile();
    await send(theirs, file.xorb);

    await assemble(mine, file.shard);

    expect(await room.holds(mine.id, file.sha256)).toBe(true);
  });

  it.each([
    ['without verification', { verification: null }],
    ['with a wrong one', { verification: 'ab'.repeat(32) }],
    ['past its end', { endChunk: 4 }],
    ['with a wrong length', { verification: null, plainBytes: 90_000 }],
  ])('%s is answered as one that is not there', async (_what, change) => {
    const known = await aXetFile();
    const unknown = await aXetFile();
    await send(theirs, known.xorb);
    const answer = async (file: XetFile) => {
      const shard = await shardWith(file, change as Parameters<typeof shardWith>[1]);
      const error: unknown = await assemble(mine, shard).catch((thrown: unknown) => thrown);
      const { name, code, message, remedy } = error as Record<string, string>;
      return { name, code, message: message?.replace(file.xorb.hash, '…'), remedy };
    };

    const answers = [await answer(known), await answer(unknown)];

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ name: 'InvalidInput', code: 'xorb-unknown' });
  });
});

describe('a shard is refused before a byte is written', () => {
  it.each([
    ['past the end of its xorb', 'shard-term-past-end', { endChunk: 4, verification: null }],
    ['that announces another length', 'shard-term-size', { plainBytes: 80_002 }],
    ['with a wrong verification', 'shard-verification', { verification: 'ab'.repeat(32) }],
    ['that names no xorb', 'xorb-unknown', { xorb: 'cd'.repeat(32) }],
  ])('for a term %s', async (_what, code, change) => {
    const sound = await aXetFile();
    const wrong = await aXetFile();
    for (const { xorb } of [sound, wrong]) await send(mine, xorb);
    const file = await shardFileOf([wrong.xorb], wrong.sha256);
    const terms = file.terms.map((term) => ({ ...term, ...(change as object) }));
    const before = await room.keys();

    const refused = assemble(
      mine,
      shardBytes([await shardFileOf([sound.xorb], sound.sha256), { ...file, terms }]),
    );

    await expect(refused).rejects.toMatchObject({ name: 'InvalidInput', code });
    expect(await room.keys()).toEqual(before);
  });

  it('for a file without SHA-256', async () => {
    const { xorb } = await aXetFile();
    await send(mine, xorb);

    await expect(assemble(mine, shardBytes([await shardFileOf([xorb])]))).rejects.toMatchObject({
      code: 'shard-sha256-missing',
    });
  });

  it('for whom may not write', async () => {
    const { shard } = await aXetFile();
    const stranger = { ...mine, owner: theirs.owner };

    await expect(assemble(stranger, shard)).rejects.toMatchObject({ code: 'repository-not-found' });
  });
});

it('leaves nothing of a file whose bytes have another SHA-256, and takes the right one after it', async () => {
  const file = await aXetFile();
  await send(mine, file.xorb);
  const before = await room.keys();
  const lie = shardBytes([await shardFileOf([file.xorb], 'ef'.repeat(32))]);

  await expect(assemble(mine, lie)).rejects.toMatchObject({
    faults: [{ code: 'sha256-mismatch' }],
  });

  expect(await room.keys()).toEqual(before);
  await assemble(mine, file.shard);
  expect(await room.holds(mine.id, file.sha256)).toBe(true);
});

it('says what to do where the bytes of a xorb are lost', async () => {
  const file = await aXetFile();
  await send(mine, file.xorb);
  await room.database.query(`UPDATE xorb SET storage_key = 'xorbs/lost-' || hash WHERE hash = $1`, [
    file.xorb.hash,
  ]);

  await expect(assemble(mine, file.shard)).rejects.toMatchObject({
    name: 'InvalidInput',
    code: 'xorb-lost',
  });
});
