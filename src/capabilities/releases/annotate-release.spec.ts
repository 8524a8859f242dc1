import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDeposit,
  aSteward,
  codesOf,
  now,
  published,
  reasonsOf,
  refusal,
} from '../../../test/support/a-deposit.js';
import { anAccount, withRole } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Refused,
  StaleRevision,
} from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { RepositoryView } from '../repositories/index.js';

const deprecated = { kind: 'deprecated', reason: 'Use the next one.' } as const;

describe('annotating a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;
  let steward: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
    steward = await aSteward(room);
  });
  afterEach(() => {
    room.clock.set('2026-03-04T05:06:07.000Z');
  });
  afterAll(() => room.close());

  const aReleased = async (...versions: readonly string[]): Promise<RepositoryView> => {
    const repository = await aDeposit(room, ada);
    for (const [index, version] of versions.entries()) {
      room.clock.set(`2026-03-0${index + 1}T00:00:00Z`);
      await published(room, ada, repository, version);
    }
    return now(room, repository);
  };
  const latestOf = async (repository: RepositoryView) =>
    (await now(room, repository)).publicVersion;

  describe('with a notice', () => {
    it('keeps who put it and when, and lets the latest pass over it', async () => {
      const repository = await aReleased('v1', 'v2');

      const release = await room.annotations.setNotice(ada, repository, 'v2', {
        ...deprecated,
        replacedBy: 'v1',
      });

      expect(release).toMatchObject({
        state: 'published',
        notice: {
          ...deprecated,
          replacedBy: 'v1',
          setBy: ada.handle,
          setAt: '2026-03-02T00:00:00.000Z',
        },
      });
      expect(await latestOf(repository)).toBe('v1');
    });

    it('shows the newest where all are under one, marked in search', async () => {
      const repository = await aReleased('v1', 'v2');
      for (const version of ['v1', 'v2']) {
        await room.annotations.setNotice(ada, repository, version, deprecated);
      }

      const { items } = await room.records.search({ q: repository.name });

      expect(await latestOf(repository)).toBe('v2');
      expect(items.map(({ document }) => [document.version, document.hasNotice])).toEqual([
        ['v2', true],
      ]);
    });

    it.each([
      ['another notice', { kind: 'retracted', reason: 'It is wrong.' } as const, 2],
      ['the same notice', deprecated, 1],
    ])('logs %s in its place', async (_, second, logged) => {
      const repository = await aReleased('v1');
      await room.annotations.setNotice(ada, repository, 'v1', deprecated);

      const { notice } = await room.annotations.setNotice(steward, repository, 'v1', second);

      expect(notice).toMatchObject(second);
      const events = await room.database.query(
        `SELECT 1 FROM event WHERE subject = $1 AND action = 'release.noticed' AND is_public`,
        [`model:${repository.fullName}@v1`],
      );
      expect(events).toHaveLength(logged);
    });

    it.each([
      ['itself', 'v1', NotFound],
      ['nothing', 'v9', NotFound],
      ['a candidate', 'v2', NotFound],
    ])('is refused where %s replaces it', async (_, replacedBy, error) => {
      const repository = await aReleased('v1');
      await room.proposals.propose(ada, repository, { version: 'v2' });

      await expect(
        room.annotations.setNotice(ada, repository, 'v1', { ...deprecated, replacedBy }),
      ).rejects.toThrow(error);
    });

    it('needs a reason', async () => {
      const repository = await aReleased('v1');

      await expect(
        room.annotations.setNotice(ada, repository, 'v1', { kind: 'retracted', reason: ' ' }),
      ).rejects.toThrow(InvalidInput);
    });

    it('is put by owners and stewards only', async () => {
      const repository = await aReleased('v1');
      const writer = withRole(await anAccount(room.database), ada.accountId, 'writer');

      await expect(
        room.annotations.setNotice(writer, repository, 'v1', deprecated),
      ).rejects.toThrow(Forbidden);
      expect(
        (await room.annotations.setNotice(steward, repository, 'v1', deprecated)).notice,
      ).toMatchObject({ setBy: steward.handle });
    });

    it('is lifted by whoever put it and by stewards, and by nobody else', async () => {
      const repository = await aReleased('v1', 'v2');
      await room.annotations.setNotice(steward, repository, 'v1', deprecated);
      await room.annotations.setNotice(ada, repository, 'v2', deprecated);

      await expect(room.annotations.liftNotice(ada, repository, 'v1')).rejects.toThrow(Forbidden);
      const own = await room.annotations.liftNotice(ada, repository, 'v2');
      const lifted = await room.annotations.liftNotice(steward, repository, 'v1');

      expect([own.notice, lifted.notice, await latestOf(repository)]).toEqual([null, null, 'v2']);
    });
  });

  describe('with an amendment', () => {
    const retitled = [{ op: 'replace', path: '/title', value: 'A better title' }];

    it('shows the correction, and keeps what was frozen and why it changed', async () => {
      const repository = await aReleased('v1');

      const release = await room.annotations.amend(ada, repository, 'v1', {
        patch: retitled,
        reason: 'A typo.',
      });

      expect(release.metadata.title).toBe('A better title');
      expect([release.frozenMetadata.title, release.amendmentCount]).toEqual(['A model', 1]);
      expect(await room.annotations.amendments(release.id, { after: 0, limit: 9 })).toEqual([
        { number: 1, at: room.clock.now(), by: ada.handle, reason: 'A typo.', patch: retitled },
      ]);
      const { items } = await room.records.search({ q: 'better' });
      expect(items.map(({ document }) => document.name)).toContain(repository.name);
    });

    it('applies one on the other, and pages them', async () => {
      const repository = await aReleased('v1');
      const amend = (path: string, value: string) =>
        room.annotations.amend(ada, repository, 'v1', {
          patch: [{ op: 'add', path, value }],
          reason: path,
        });

      await amend('/tags/-', 'one');
      const { id, metadata } = await amend('/tags/-', 'two');

      const second = await room.annotations.amendments(id, { after: 1, limit: 9 });
      expect(metadata.tags).toEqual(['one', 'two']);
      expect(second.map(({ number }) => number)).toEqual([2]);
    });

    it.each(['/creators/0/name', '/kind', '/licence', '/baseModels', '/files'])(
      'is refused where it touches %s',
      async (path) => {
        const repository = await aReleased('v1');

        const refused = await refusal(
          room.annotations.amend(ada, repository, 'v1', {
            patch: [{ op: 'replace', path, value: 'x' }],
            reason: 'Because.',
          }),
          Refused,
        );

        expect([refused.code, codesOf(refused)]).toEqual([
          'amendment-refused',
          ['ACC_RELEASED_IMMUTABLE'],
        ]);
      },
    );

    it.each(['A \0 title', 'A \ud83d title'])('is refused, not a crash, for %j', async (value) => {
      const repository = await aReleased('v1');
      const patch = [{ op: 'replace', path: '/title', value }];

      await expect(
        room.annotations.amend(ada, repository, 'v1', { patch, reason: 'Because.' }),
      ).rejects.toThrow(Refused);
    });

    it('is stale where another came first', async () => {
      const repository = await aReleased('v1');
      const amend = () =>
        room.annotations.amend(ada, repository, 'v1', {
          patch: retitled,
          reason: 'A typo.',
          expectedNumber: 0,
        });

      const outcomes = await Promise.allSettled([amend(), amend()]);

      expect(reasonsOf(outcomes)).toEqual([expect.any(StaleRevision)]);
    });

    it('is for published releases: a candidate is changed instead', async () => {
      const repository = await aDeposit(room, ada);
      await room.proposals.propose(ada, repository, { version: 'v1' });

      const refused = await refusal(
        room.annotations.amend(ada, repository, 'v1', { patch: retitled, reason: 'A typo.' }),
        Conflict,
      );

      expect(refused.code).toBe('not-published');
    });
  });
});
