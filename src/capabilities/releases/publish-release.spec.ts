import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  aChange,
  aDeposit,
  anAdvisoryOrganisation,
  now,
  published,
  refusal,
  weights,
} from '../../../test/support/a-deposit.js';
import { anAccount, withRole } from '../../../test/support/an-account.js';
import { inStep } from '../../../test/support/in-step.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { Conflict, Forbidden, NotFound } from '../../domain/errors/sphere-error.js';
import { type AccountViewer, anonymousViewer } from '../../domain/release/viewer.js';
import type { RepositoryView } from '../repositories/index.js';

describe('publishing a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    room.clock.set('2026-03-04T05:06:07.000Z');
  });
  afterAll(() => room.close());

  const aCandidate = async (version = 'v1.0'): Promise<RepositoryView> => {
    const repository = await aDeposit(room, ada);
    await room.proposals.propose(ada, repository, { version });
    return repository;
  };
  const actionsOn = async (subject: string): Promise<string[]> => {
    const rows = await room.database.query<{ action: string }>(
      'SELECT action FROM event WHERE subject = $1 ORDER BY seq',
      [subject],
    );
    return rows.map(({ action }) => action);
  };

  it('shows it to everybody: label, main, search, bytes', async () => {
    const repository = await aCandidate();

    const release = await room.publication.publish(ada, repository, 'v1.0');

    const shown = await now(room, repository);
    const files = await room.repositories.files(release.treeId);
    expect(shown).toMatchObject({ isReleased: true, publicVersion: 'v1.0' });
    for (const name of ['main', 'v1.0', release.commitId]) {
      expect(await room.repositories.resolve(anonymousViewer, shown, name)).toMatchObject({
        commitId: release.commitId,
        isPublic: true,
      });
    }
    const { items } = await room.records.search({ q: repository.name });
    expect(items.map(({ document }) => [document.version, document.pid])).toEqual([
      ['v1.0', release.pid],
    ]);
    expect(
      await room.artifacts.mayName(
        anonymousViewer,
        shown.id,
        files.map(({ sha256 }) => sha256),
      ),
    ).toEqual(new Set(files.map(({ sha256 }) => sha256)));
  });

  it('is harmless to repeat', async () => {
    const repository = await aCandidate();
    const first = await room.publication.publish(ada, repository, 'v1.0');
    room.clock.set('2026-03-05T00:00:00Z');

    const second = await room.publication.publish(ada, repository, 'v1.0', 'A waiver.');

    expect(second).toEqual(first);
    expect(await actionsOn(`model:${repository.fullName}@v1.0`)).toEqual([
      'release.proposed',
      'release.published',
    ]);
  });

  it('happens once where two do it at the same time', async () => {
    const repository = await aCandidate();
    const publish = () => room.publication.publish(ada, repository, 'v1.0');

    const outcomes = await inStep(room.database, room.events, [publish, publish]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await actionsOn(`model:${repository.fullName}@v1.0`)).toEqual([
      'release.proposed',
      'release.published',
    ]);
  });

  it('shows the right one where two are published at the same time', async () => {
    const repository = await aCandidate('v1.0');
    await room.proposals.propose(ada, repository, { version: 'v2.0' });

    const outcomes = await inStep(room.database, room.events, [
      () => room.publication.publish(ada, repository, 'v2.0'),
      () => room.publication.publish(ada, repository, 'v1.0'),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await now(room, repository)).publicVersion).toBe('v2.0');
  });

  it('needs no second connection, so that many at once do not wait for each other', async () => {
    const repositories = await Promise.all(Array.from({ length: 24 }, () => aCandidate()));

    const releases = await Promise.all(
      repositories.map((repository) => room.publication.publish(ada, repository, 'v1.0')),
    );

    expect(releases.every(({ state }) => state === 'published')).toBe(true);
  });

  it.each([
    ['a writer', () => withWriter(), Forbidden],
    ['somebody else', () => anAccount(room.database), NotFound],
  ])('is refused to %s', async (_, who, error) => {
    const repository = await aCandidate();
    const viewer = await who();

    await expect(room.publication.publish(viewer, repository, 'v1.0')).rejects.toThrow(error);
  });

  it.each(['v9', 'not a label', 'v1\0'])('finds no release %j', async (version) => {
    const repository = await aCandidate();

    await expect(room.publication.publish(ada, repository, version)).rejects.toThrow(NotFound);
  });

  describe('under review', () => {
    const aReviewed = async () => {
      const { handle, owner } = await anAdvisoryOrganisation(room, 14);
      const repository = await aDeposit(room, owner, { namespace: handle });
      await room.proposals.propose(owner, repository, { version: 'v1.0' });
      return { owner, repository };
    };

    it.each([undefined, '', '  '])('waits for the window with the waiver %j', async (waiver) => {
      const { owner, repository } = await aReviewed();

      const refused = await refusal(
        room.publication.publish(owner, repository, 'v1.0', waiver),
        Conflict,
      );

      expect(refused.code).toBe('review-open');
      expect((await room.releases.require(owner, repository, 'v1.0')).state).toBe('candidate');
    });

    it('does not wait where the owner waives it, and keeps and logs the reason', async () => {
      const { owner, repository } = await aReviewed();

      const release = await room.publication.publish(owner, repository, 'v1.0', 'A deadline.');

      expect(release).toMatchObject({ state: 'published', review: { waiver: 'A deadline.' } });
      const [event] = await room.database.query<{ detail: unknown; is_public: boolean }>(
        `SELECT detail, is_public FROM event WHERE subject = $1 AND action = 'release.published'`,
        [`model:${repository.fullName}@v1.0`],
      );
      expect(event).toMatchObject({ detail: { waiver: 'A deadline.' }, is_public: true });
    });

    it('does not wait once the window has passed, and records no waiver', async () => {
      const { owner, repository } = await aReviewed();
      room.clock.set('2026-03-18T05:06:07.000Z');

      const release = await room.publication.publish(owner, repository, 'v1.0');

      expect(release.state).toBe('published');
      expect(release.review).not.toHaveProperty('waiver');
    });
  });

  it.each([
    [
      'publishing',
      async (repository: RepositoryView) => {
        await room.publication.publish(ada, repository, 'v1.0');
      },
    ],
    [
      'proposing and publishing',
      async (repository: RepositoryView) => {
        await room.proposals.propose(ada, repository, { version: 'v2.0', publish: true });
      },
    ],
  ])('leaves nothing where %s fails in the middle', async (_, work) => {
    const repository = await aCandidate();
    const stateOf = () =>
      room.database.query(
        `SELECT r.public_version, (SELECT count(*) FROM event) AS events,
                (SELECT array_agg(version || ' ' || state ORDER BY version)
                 FROM release WHERE repository_id = r.id) AS releases,
                (SELECT array_agg(name || ' ' || visibility ORDER BY name)
                 FROM ref WHERE repository_id = r.id) AS refs,
                (SELECT count(*) FROM pid WHERE repository_id = r.id) AS pids,
                (SELECT count(*) FROM record_search WHERE repository_id = r.id) AS found
         FROM repository r WHERE r.id = $1`,
        [repository.id],
      );
    const before = await stateOf();
    jest.spyOn(room.index, 'put').mockRejectedValue(new Error('The index broke.'));

    await expect(work(repository)).rejects.toThrow('The index broke.');

    expect(await stateOf()).toEqual(before);
    expect(await now(room, repository)).toMatchObject({ isReleased: false, publicVersion: null });
  });

  describe('of several', () => {
    const latestAfter = async (...versions: readonly string[]): Promise<string | null> => {
      const repository = await aDeposit(room, ada);
      for (const [index, version] of versions.entries()) {
        room.clock.set(`2026-03-0${index + 4}T05:06:07.000Z`);
        await aChange(room, ada, repository, { 'model.safetensors': weights(index + 2) });
        await published(room, ada, repository, version);
      }
      return (await now(room, repository)).publicVersion;
    };

    it.each([
      [['v1.0', 'v0.9'], 'v0.9'],
      [['1.0.0', '1.1.0-rc.1'], '1.0.0'],
      [['v1.0.0-beta', 'v1.0.0-rc.1'], 'v1.0.0-rc.1'],
      [['1.0.0-rc.1', '1.0.0'], '1.0.0'],
      [['v1.0', 'v1.1-final'], 'v1.1-final'],
    ])('%j shows the last that is no pre-release, where there is one', async (versions, latest) => {
      expect(await latestAfter(...versions)).toBe(latest);
    });
  });

  const withWriter = async () => withRole(await anAccount(room.database), ada.accountId, 'writer');
});
