import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aChange,
  aDeposit,
  aSteward,
  now,
  published,
  refusal,
  weights,
} from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { Conflict, Forbidden, Refused, Withdrawn } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { type AccountViewer, anonymousViewer } from '../../domain/release/viewer.js';
import type { RepositoryView } from '../repositories/index.js';

const ground = { category: 'privacy', statement: 'It holds names of patients.' };

describe('withdrawing a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;
  let steward: AccountViewer;
  let seed = 0;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
    steward = await aSteward(room);
  });
  afterEach(() => {
    room.clock.set('2026-03-04T05:06:07.000Z');
  });
  afterAll(() => room.close());

  /** A repository whose releases have a day and weights of their own each. */
  const aReleased = async (...versions: readonly string[]): Promise<RepositoryView> => {
    const repository = await aDeposit(room, ada);
    for (const [index, version] of versions.entries()) {
      room.clock.set(`2026-03-0${index + 1}T00:00:00Z`);
      await aChange(room, ada, repository, { 'model.safetensors': weights((seed += 10)) });
      await published(room, ada, repository, version);
    }
    return now(room, repository);
  };
  const sha256Of = async (repository: RepositoryView, version: string): Promise<Sha256> => {
    const release = await room.releases.require(ada, repository, version);
    const files = await room.releases.files(release, { after: '', limit: 100 });
    const file = files.find(({ path }) => path === 'model.safetensors');
    if (file === undefined) throw new Error('There are no weights.');
    return file.sha256;
  };
  const isPublic = async (sha256: Sha256): Promise<boolean> =>
    (await room.artifacts.mayName(anonymousViewer, steward.accountId, [sha256])).has(sha256);
  const found = async ({ name }: RepositoryView): Promise<number> =>
    (await room.records.search({ q: name })).items.length;

  it('leaves a tombstone of that release alone (A012)', async () => {
    const repository = await aReleased('v1', 'v2');

    const release = await room.withdrawal.withdraw(steward, repository, 'v2', ground);

    const shown = await now(room, repository);
    expect(release).toMatchObject({
      state: 'withdrawn',
      tombstone: {
        category: 'privacy',
        statement: 'It holds names of patients.',
        decidedByRole: 'steward',
        withdrawnAt: '2026-03-02T00:00:00.000Z',
        citation: expect.stringContaining(release.pid),
        howToObject: expect.stringContaining('contact@sphere.example'),
      },
    });
    expect(release.tombstone?.files.map(({ path }) => path)).toEqual([
      'README.md',
      'model.safetensors',
    ]);
    await expect(room.repositories.resolve(anonymousViewer, shown, 'v2')).rejects.toThrow(
      Withdrawn,
    );
    await expect(room.repositories.resolve(ada, shown, release.commitId)).rejects.toThrow(
      Withdrawn,
    );
    expect(await room.repositories.resolve(anonymousViewer, shown, 'v1')).toMatchObject({
      isPublic: true,
    });
  });

  it('lets main fall back to the latest of those that remain', async () => {
    const repository = await aReleased('v1', 'v2', 'v3');

    await room.withdrawal.withdraw(steward, repository, 'v3', ground);

    const shown = await now(room, repository);
    const v2 = await room.releases.require(anonymousViewer, shown, 'v2');
    expect(shown.publicVersion).toBe('v2');
    expect((await room.repositories.resolve(anonymousViewer, shown)).commitId).toBe(v2.commitId);
  });

  it('of all releases leaves the newest tombstone, and nothing to find', async () => {
    const repository = await aReleased('v1', 'v2');
    await room.withdrawal.withdraw(steward, repository, 'v2', ground);
    room.clock.set('2026-03-03T00:00:00Z');
    await room.withdrawal.withdraw(steward, repository, 'v1', ground);

    const shown = await now(room, repository);
    const gone = await refusal(room.repositories.resolve(anonymousViewer, shown), Withdrawn);

    expect([
      gone.tombstone['version'],
      (await room.releases.newestWithdrawn(shown))?.version,
    ]).toEqual(['v1', 'v1']);
    expect(shown).toMatchObject({ isReleased: true, publicVersion: null });
    expect(await found(repository)).toBe(0);
  });

  it('takes its bytes out of public hands, but those that another release holds', async () => {
    const repository = await aReleased('v1');
    const own = await sha256Of(repository, 'v1');
    const copied = await aReleased('v1');
    const shared = await sha256Of(copied, 'v1');
    const bytes = weights(seed);
    const other = await aDeposit(room, ada);
    await aChange(room, ada, other, { 'model.safetensors': bytes });
    await published(room, ada, other);

    await room.withdrawal.withdraw(steward, repository, 'v1', ground);
    await room.withdrawal.withdraw(steward, copied, 'v1', ground);

    expect([await isPublic(own), await isPublic(shared)]).toEqual([false, true]);
  });

  it('is logged with its reason, and happens once', async () => {
    const repository = await aReleased('v1');

    const first = await room.withdrawal.withdraw(steward, repository, 'v1', ground);
    const second = await room.withdrawal.withdraw(steward, repository, 'v1', {
      category: 'safety',
      statement: 'Another.',
    });

    expect(second).toEqual(first);
    const events = await room.database.query(
      `SELECT actor, detail, is_public FROM event WHERE subject = $1 AND action = 'release.withdrawn'`,
      [`model:${repository.fullName}@v1`],
    );
    expect(events).toEqual([{ actor: steward.handle, detail: ground, is_public: true }]);
  });

  it('is refused to its owner (A013)', async () => {
    const repository = await aReleased('v1');

    await expect(room.withdrawal.withdraw(ada, repository, 'v1', ground)).rejects.toThrow(
      Forbidden,
    );
    await expect(room.withdrawal.lift(ada, repository, 'v1')).rejects.toThrow(Forbidden);
    expect((await room.releases.require(ada, repository, 'v1')).state).toBe('published');
  });

  it.each([
    [{ category: 'author-request', statement: 'She asked for it.' }],
    [{ category: 'legal', statement: ' ' }],
  ])('is refused for %j (A014)', async (reason) => {
    const repository = await aReleased('v1');

    const refused = await refusal(
      room.withdrawal.withdraw(steward, repository, 'v1', reason),
      Refused,
    );

    expect([refused.code, refused.faults[0]?.code]).toEqual([
      'ground-not-accepted',
      'ACC_NOT_A_GROUND',
    ]);
  });

  describe('and lifting that', () => {
    it('gives the same bytes under the same identifiers (A016)', async () => {
      const repository = await aReleased('v1', 'v2');
      const before = await room.releases.require(ada, repository, 'v2');
      const sha256 = await sha256Of(repository, 'v2');
      await room.withdrawal.withdraw(steward, repository, 'v2', ground);

      const after = await room.withdrawal.lift(steward, repository, 'v2');

      const shown = await now(room, repository);
      const revision = await room.repositories.resolve(anonymousViewer, shown);
      expect(after).toEqual(before);
      expect(shown.publicVersion).toBe('v2');
      expect(await room.repositories.entry(revision, 'model.safetensors')).toMatchObject({
        sha256,
      });
      expect([await isPublic(sha256), await found(repository)]).toEqual([true, 1]);
    });

    it('keeps both in the log', async () => {
      const repository = await aReleased('v1');
      await room.withdrawal.withdraw(steward, repository, 'v1', ground);
      await room.withdrawal.lift(steward, repository, 'v1');
      await room.withdrawal.lift(steward, repository, 'v1');

      const events = await room.database.query<{ action: string }>(
        'SELECT action FROM event WHERE subject = $1 AND is_public ORDER BY seq',
        [`model:${repository.fullName}@v1`],
      );
      expect(events.map(({ action }) => action)).toEqual([
        'release.proposed',
        'release.published',
        'release.withdrawn',
        'release.reinstated',
      ]);
    });
  });

  it('keeps owners from amending, noticing and widening what is sealed', async () => {
    const repository = await aReleased('v1');
    await room.withdrawal.withdraw(steward, repository, 'v1', ground);
    const patch = [{ op: 'replace', path: '/title', value: 'New' }];

    const attempts = await Promise.allSettled([
      room.annotations.amend(ada, repository, 'v1', { patch, reason: 'A typo.' }),
      room.annotations.setNotice(ada, repository, 'v1', { kind: 'retracted', reason: 'Wrong.' }),
      room.widening.widen(ada, repository, 'v1', { licence: 'Apache-2.0 OR MIT' }),
      room.publication.publish(ada, repository, 'v1'),
    ]);

    for (const attempt of attempts) {
      expect(attempt).toMatchObject({ reason: expect.any(Conflict) });
    }
  });
});
