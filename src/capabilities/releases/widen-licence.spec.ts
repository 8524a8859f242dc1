import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCard,
  aDeposit,
  codesOf,
  type Files,
  now,
  refusal,
  weights,
} from '../../../test/support/a-deposit.js';
import { anAccount, withRole } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { Conflict, Forbidden, NotFound, Refused } from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('widening the licence of a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  const aReleased = async (files: Files) => {
    const repository = await aDeposit(room, ada, { files });
    await room.proposals.propose(ada, repository, { version: 'v1', publish: true });
    return now(room, repository);
  };
  const licencesOf = async (release: Parameters<typeof room.releases.files>[0]) =>
    Object.fromEntries(
      (await room.releases.files(release, { after: '', limit: 100 })).map(({ path, licence }) => [
        path,
        licence,
      ]),
    );
  const code = (license: string): Files => ({
    'README.md': aCard({ license: 'cc0-1.0', licences: { code: license } }),
    'train.py': 'print(1)\n',
  });
  const weightsUnder = (license: string): Files => ({
    'README.md': aCard({ license: 'cc0-1.0', licences: { weights: license } }),
    'model.safetensors': weights(),
  });

  it.each([
    ['C001', weightsUnder('CC-BY-4.0'), 'CC-BY-4.0 OR CC0-1.0', null],
    ['C002', weightsUnder('CC-BY-4.0'), 'CC0-1.0', 'LIC_NARROWED'],
    ['C003', weightsUnder('CC-BY-4.0'), 'CC-BY-NC-4.0', 'LIC_NARROWED'],
    ['C004', code('MIT OR Apache-2.0'), 'MIT', 'LIC_NARROWED'],
    ['C005', code('MIT'), 'Apache-2.0 OR MIT', null],
    ['C006', code('MIT'), 'MIT OR CC-BY-NC-4.0', 'LIC_NON_COMMERCIAL'],
    ['C008', code('GPL-3.0-only'), 'GPL-3.0-or-later', 'LIC_NARROWED'],
    ['C009', code('GPL-3.0-only'), 'GPL-3.0-only OR GPL-3.0-or-later', null],
    ['C010', code('MIT'), 'MIT AND Apache-2.0', 'LIC_NARROWED'],
  ])('follows the case %s', async (_, files, licence, refused) => {
    const repository = await aReleased(files);
    const artifact = Object.keys(files)[1] ?? '';
    const widen = () => room.widening.widen(ada, repository, 'v1', { licence, artifact });

    if (refused === null) {
      const release = await widen();
      expect((await licencesOf(release))[artifact]).toBe(licence);
    } else {
      const error = await refusal(widen(), Refused);
      expect([error.code, codesOf(error)]).toEqual(['licence-not-open', [refused]]);
    }
  });

  it('records nothing where nothing is added (C007)', async () => {
    const repository = await aReleased(code('MIT OR Apache-2.0'));
    const before = await room.releases.require(ada, repository, 'v1');

    const release = await room.widening.widen(ada, repository, 'v1', {
      licence: 'Apache-2.0 OR MIT',
      artifact: 'train.py',
    });

    expect(release).toEqual(before);
    expect(await historyOf(release.id)).toEqual([]);
  });

  it('reaches every artifact, the whole, the history, the log and search', async () => {
    const repository = await aReleased({
      'README.md': aCard({ license: 'mit' }),
      'model.safetensors': weights(),
      LICENSE: 'MIT',
    });

    const release = await room.widening.widen(ada, repository, 'v1', {
      licence: 'MIT OR Apache-2.0',
    });

    expect(release.licence).toBe('MIT OR Apache-2.0');
    expect(await licencesOf(release)).toEqual({
      'README.md': 'MIT OR Apache-2.0',
      'model.safetensors': 'MIT OR Apache-2.0',
      LICENSE: null,
    });
    expect(await historyOf(release.id)).toEqual([
      { path: 'README.md', before: 'MIT', after: 'MIT OR Apache-2.0', by: ada.accountId },
      { path: 'model.safetensors', before: 'MIT', after: 'MIT OR Apache-2.0', by: ada.accountId },
    ]);
    const [event] = await room.database.query(
      `SELECT detail, is_public FROM event WHERE subject = $1 AND action = 'licence.widened'`,
      [`model:${repository.fullName}@v1`],
    );
    expect(event).toMatchObject({ detail: { artifacts: 2 }, is_public: true });
    const { items } = await room.records.search({ q: repository.name, licence: 'Apache-2.0' });
    expect(items.map(({ document }) => document.licence)).toEqual(['MIT OR Apache-2.0']);
  });

  it('of a mixed release is refused as a whole, and done for one artifact', async () => {
    const repository = await aReleased({
      'README.md': aCard({ license: 'cc-by-4.0', licences: { code: 'MIT' } }),
      'train.py': 'print(1)\n',
    });
    const licence = 'MIT OR Apache-2.0';

    const refused = await refusal(room.widening.widen(ada, repository, 'v1', { licence }), Refused);
    const release = await room.widening.widen(ada, repository, 'v1', {
      licence,
      artifact: 'train.py',
    });

    expect(refused.faults.map(({ field, code: reason }) => [field, reason])).toEqual([
      ['README.md', 'LIC_NARROWED'],
    ]);
    expect(await licencesOf(release)).toEqual({ 'README.md': 'CC-BY-4.0', 'train.py': licence });
    expect(release.licence.split(' AND ').sort()).toEqual(['(MIT OR Apache-2.0)', 'CC-BY-4.0']);
  });

  it('keeps what a package manifest states beside the files', async () => {
    const repository = await aReleased({
      'README.md': aCard({ license: 'mit' }),
      'train.py': 'print(1)\n',
      'package.json': '{"name": "x", "license": "ISC"}',
    });
    const before = await room.releases.require(ada, repository, 'v1');

    const release = await room.widening.widen(ada, repository, 'v1', { licence: 'MIT OR 0BSD' });

    expect([before.licence, release.licence]).toEqual(['MIT AND ISC', '(MIT OR 0BSD) AND ISC']);
  });

  it('adds an alternative to a file under two licences at once', async () => {
    const repository = await aReleased({
      'README.md': aCard({ license: 'mit' }),
      'train.py': '# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: ISC\n',
    });
    const licence = 'MIT AND ISC OR CC0-1.0';

    const release = await room.widening.widen(ada, repository, 'v1', {
      licence,
      artifact: 'train.py',
    });

    expect((await licencesOf(release))['train.py']).toBe(licence);
  });

  it('adds the text of a licence that it comes to rely on', async () => {
    const repository = await aReleased(code('MIT'));

    const release = await room.widening.widen(ada, repository, 'v1', {
      licence: 'ISC OR MIT',
      artifact: 'train.py',
    });

    expect(await room.releases.licenceText(release, 'ISC')).toContain('Copyright (c) 2026 Ada');
  });

  it('is for published releases, by owners, of artifacts that carry a licence', async () => {
    const repository = await aReleased(code('MIT'));
    await room.proposals.propose(ada, repository, { version: 'v2' });
    const writer = withRole(await anAccount(room.database), ada.accountId, 'writer');
    const licence = 'MIT OR Apache-2.0';

    await expect(room.widening.widen(ada, repository, 'v2', { licence })).rejects.toThrow(Conflict);
    await expect(room.widening.widen(writer, repository, 'v1', { licence })).rejects.toThrow(
      Forbidden,
    );
    await expect(
      room.widening.widen(ada, repository, 'v1', { licence, artifact: 'nothing' }),
    ).rejects.toThrow(NotFound);
  });

  const historyOf = (releaseId: string) =>
    room.database.query(
      `SELECT path, before, after, account_id AS by FROM licence_change
       WHERE release_id = $1 ORDER BY path COLLATE "C"`,
      [releaseId],
    );
});
