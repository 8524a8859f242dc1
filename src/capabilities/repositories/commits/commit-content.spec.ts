import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import type { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { TooLarge } from '../../../domain/errors/sphere-error.js';
import { blobId } from '../../../domain/git/object-id.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import type { CommitOperation, RepositoryView } from '../index.js';

describe('the bytes of commits', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
  });

  afterAll(async () => {
    await ground.clear();
  });

  it('of small text stand by their bytes, of binaries and weights by a pointer', async () => {
    const repository = await aRepository('modes');

    await commit(repository, [
      put('a.txt', 'text'),
      put('b.txt', 'a\0b'),
      put('c.safetensors', 'text'),
      put('d.bin', ''),
    ]);

    const revision = await room.repositories.resolve(ada, repository);
    const files = await room.repositories.files(revision.treeId);
    expect(files.map(({ path, isLfs }) => [path, isLfs])).toEqual([
      ['a.txt', false],
      ['b.txt', true],
      ['c.safetensors', true],
      ['d.bin', false],
    ]);
    expect(files[0]).toMatchObject({ oid: blobId(Buffer.from('text')), sizeBytes: 4 });
  });

  it('name stored bytes with the same git id as bytes in the commit', async () => {
    const repository = await aRepository('by-checksum');
    const texts = ['text', 'a\0b', ''];
    const sha256s = await Promise.all(texts.map((text) => store(repository, text)));

    await commit(repository, [
      ...sha256s.map((sha256, index): CommitOperation => ({
        op: 'add',
        path: `s${index}`,
        sha256,
      })),
      ...texts.map((text, index) => put(`b${index}`, text)),
    ]);

    const { treeId } = await room.repositories.resolve(ada, repository);
    const oids = (await room.repositories.files(treeId)).map(({ oid }) => oid);
    expect(oids.slice(0, 3)).toEqual(oids.slice(3));
  });

  it('hash what was uploaded for them and not hashed yet', async () => {
    const repository = await aRepository('uploaded');
    const sha256 = sha256Of('sent by PUT');
    await upload(repository, sha256, 'sent by PUT');

    await commit(repository, [{ op: 'add', path: 'weights.bin', sha256 }]);

    const revision = await room.repositories.resolve(ada, repository);
    expect(await room.repositories.entry(revision, 'weights.bin')).toMatchObject({
      sha256,
      sizeBytes: 11,
      isLfs: true,
    });
  });

  it('refuse an upload that is not what it was said to be', async () => {
    const repository = await aRepository('lied');
    const sha256 = sha256Of('what was promised');
    await upload(repository, sha256, 'what was sent ...');

    const attempt = commit(repository, [{ op: 'add', path: 'weights.bin', sha256 }]);

    await expect(attempt).rejects.toMatchObject({ code: 'digest-mismatch' });
  });

  it('refuse bytes of others and bytes that are not there with one answer', async () => {
    const eve = await anAccount(room.database);
    const hers = await room.repositories.create(eve, {
      kind: 'model',
      namespace: eve.handle,
      name: 'hers',
      files: [{ path: 'secret', bytes: Buffer.from('a secret of Eve') }],
    });
    const repository = await aRepository('curious');
    const secret = sha256Of('a secret of Eve');
    const absent = sha256Of('never stored');

    const answers = await Promise.all(
      [secret, absent].map((sha256) =>
        commit(repository, [{ op: 'add', path: 'x', sha256 }]).catch((error: unknown) => error),
      ),
    );

    expect(hers.fullName).toBe(`${eve.handle}/hers`);
    expect(answers.map((answer) => (answer as InvalidInput).faults[0]?.code)).toEqual([
      'artifact-not-stored',
      'artifact-not-stored',
    ]);
    const [one, other] = answers.map((answer) => (answer as Error).message);
    expect(one?.replace(secret, '')).toBe(other?.replace(absent, ''));
  });

  it('refuse a size that is not that of the stored bytes', async () => {
    const repository = await aRepository('sizes');
    const sha256 = await store(repository, 'four');

    const attempt = commit(repository, [{ op: 'add', path: 'x', sha256, sizeBytes: 5 }]);

    await expect(attempt).rejects.toMatchObject({
      faults: [{ code: 'size-mismatch', field: 'x' }],
    });
  });

  it('refuse more than 10 MiB sent in the commit itself', async () => {
    const repository = await aRepository('large');
    const bytes = Buffer.alloc(10 * 1024 * 1024 + 1);

    const attempt = commit(repository, [{ op: 'add-bytes', path: 'x', bytes }]);

    await expect(attempt).rejects.toBeInstanceOf(TooLarge);
  });

  function aRepository(name: string): Promise<RepositoryView> {
    return room.repositories.create(ada, { kind: 'model', namespace: 'ada', name });
  }

  function commit(
    repository: RepositoryView,
    operations: readonly CommitOperation[],
    more: { parent?: CommitId } = {},
  ) {
    return room.repositories.commit(ada, repository, 'main', {
      title: 'A change',
      operations,
      ...more,
    });
  }

  async function store(repository: RepositoryView, text: string): Promise<Sha256> {
    const { id, namespaceId } = repository;
    return (await room.artifacts.storeBytes(id, namespaceId, Buffer.from(text))).sha256;
  }

  /** Sends bytes under a claim and leaves it at that, as Git LFS clients do before they commit. */
  async function upload(repository: RepositoryView, sha256: Sha256, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const claim = { sha256, sizeBytes: bytes.length, mode: 'single' as const };
    const begun = await room.uploads.begin(ada, repository, claim);
    const [part] = 'parts' in begun ? begun.parts : [];
    await room.reception.receive(part?.url ?? '', Readable.from([bytes]));
  }
});

function put(path: string, text: string): CommitOperation {
  return { op: 'add-bytes', path, bytes: Buffer.from(text) };
}

function sha256Of(text: string): Sha256 {
  return createHash('sha256').update(text).digest('hex') as Sha256;
}
