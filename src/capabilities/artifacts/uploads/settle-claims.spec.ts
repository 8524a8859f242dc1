import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, claimOf } from '../../../../test/support/artifacts-room.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let mine: RepositoryFixture;

beforeAll(async () => {
  room = await artifactsRoom();
  mine = await aRepository(room.database);
});
afterAll(() => room.close());

/** Sends `sent` under the claim of `claimed`, as a Git LFS client does, and completes nothing. */
async function deliver(claimed: Buffer, sent: Buffer | null): Promise<void> {
  const claim = { ...claimOf(claimed), mode: 'single' as const };
  const begun = await room.uploads.begin(mine.owner, mine, claim, { all: true });
  if ('attached' in begun) throw new Error('attached where an upload was wanted');
  const [part] = begun.parts;
  if (part !== undefined && sent !== null) await room.send(part.url, sent);
}

async function refusalOf(attempt: Promise<unknown>) {
  return attempt.then(
    () => null,
    (error: unknown) => error as { code: string; faults: { code: string }[] },
  );
}

describe('a claim by SHA-256', () => {
  it('is settled once its bytes have arrived', async () => {
    const bytes = Buffer.from('delivered');
    await deliver(bytes, bytes);

    await room.uploads.settle(mine.id, [claimOf(bytes).sha256]);

    expect(await room.holds(mine.id, claimOf(bytes).sha256)).toBe(true);
  });

  it('is verified on request, as often as one likes', async () => {
    const bytes = Buffer.from('verified');
    await deliver(bytes, bytes);
    const { sha256 } = claimOf(bytes);

    const first = await room.uploads.verifyClaim(mine.id, sha256, bytes.length);

    expect(await room.uploads.verifyClaim(mine.id, sha256, bytes.length)).toEqual(first);
  });

  it('is refused with a size that is not that of the bytes', async () => {
    const bytes = Buffer.from('sized');
    await deliver(bytes, bytes);

    const attempt = room.uploads.verifyClaim(mine.id, claimOf(bytes).sha256, 4);

    expect(await refusalOf(attempt)).toMatchObject({ code: 'size-mismatch' });
  });

  it.each([
    ['nothing was begun', false, 'upload-not-found'],
    ['nothing has arrived', true, 'upload-incomplete'],
  ])('is not verified where %s', async (name, isBegun, code) => {
    const bytes = Buffer.from(name);
    if (isBegun) await deliver(bytes, null);

    const attempt = room.uploads.verifyClaim(mine.id, claimOf(bytes).sha256, bytes.length);

    expect(await refusalOf(attempt)).toMatchObject({ code });
  });

  it('survives a failed attempt before the good one, and one after it', async () => {
    const bytes = Buffer.from('third time lucky');
    await deliver(bytes, Buffer.from('third time wrong'));
    await deliver(bytes, bytes);
    await deliver(bytes, null);

    await room.uploads.settle(mine.id, [claimOf(bytes).sha256]);

    expect(await room.holds(mine.id, claimOf(bytes).sha256)).toBe(true);
  });
});

describe('a commit that names several', () => {
  it('hears of every one that is not what was claimed', async () => {
    const claimed = ['one', 'two', 'six'].map((text) => Buffer.from(text));
    const [one, two, six] = claimed;
    if (one === undefined || two === undefined || six === undefined) throw new Error('three');
    await deliver(one, Buffer.from('ONE'));
    await deliver(two, two);
    await deliver(six, Buffer.from('SIX'));

    const refusal = await refusalOf(
      room.uploads.settle(
        mine.id,
        claimed.map((bytes) => claimOf(bytes).sha256),
      ),
    );

    expect(refusal?.faults.map(({ code }) => code).sort()).toEqual([
      'digest-mismatch',
      'digest-mismatch',
    ]);
    expect(await room.holds(mine.id, claimOf(two).sha256)).toBe(true);
  });

  it('is left to miss what nobody sent', async () => {
    const bytes = Buffer.from('not sent');
    await deliver(bytes, null);

    await room.uploads.settle(mine.id, [claimOf(bytes).sha256]);

    expect(await room.holds(mine.id, claimOf(bytes).sha256)).toBe(false);
  });
});
