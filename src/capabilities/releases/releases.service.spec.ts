import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCard,
  aDeposit,
  aSteward,
  type Files,
  now,
  published,
  weights,
} from '../../../test/support/a-deposit.js';
import { anAccount, withRole } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { NotFound } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { type AccountViewer, anonymousViewer } from '../../domain/release/viewer.js';

const ground = { category: 'legal', statement: 'A court said so.' };
const mit = `MIT License

Copyright (c) 2020 Grace Hopper

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

describe('reading releases', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;
  let steward: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
    steward = await aSteward(room);
  });
  afterAll(() => room.close());

  const aCandidate = async (files?: Files) => {
    const repository = await aDeposit(room, ada, files === undefined ? {} : { files });
    const release = await room.proposals.propose(ada, repository, { version: 'v1' });
    return { repository, release };
  };

  it('shows candidates to members only', async () => {
    const { repository } = await aCandidate();
    await published(room, ada, repository, 'v2');
    const reader = withRole(await anAccount(room.database), ada.accountId, 'reader');
    const page = { before: null, limit: 10 };
    const versions = async (viewer: Parameters<typeof room.releases.list>[0]) =>
      (await room.releases.list(viewer, repository, page)).map(({ version }) => version);

    expect(await versions(reader)).toEqual(['v2', 'v1']);
    expect(await versions(anonymousViewer)).toEqual(['v2']);
    expect((await room.releases.require(reader, repository, 'V1')).version).toBe('v1');
    await expect(room.releases.require(steward, repository, 'v1')).rejects.toThrow(NotFound);
  });

  it('pages releases and files', async () => {
    const { repository, release } = await aCandidate();
    await room.proposals.propose(ada, repository, { version: 'v2' });

    const older = await room.releases.list(ada, repository, { before: 2, limit: 1 });
    const files = await room.releases.files(release, { after: 'README.md', limit: 1 });

    expect(older.map(({ version }) => version)).toEqual(['v1']);
    expect(files).toEqual([
      expect.objectContaining({
        path: 'model.safetensors',
        kind: 'weights',
        licence: 'Apache-2.0',
        reliedOn: 'Apache-2.0',
        isLfs: true,
      }),
    ]);
  });

  describe('by an identifier', () => {
    it('finds a release and its record once they are public, in any spelling', async () => {
      const { repository, release } = await aCandidate();
      const target = { kind: 'model', namespace: ada.handle, name: repository.name };
      for (const pid of [release.pid, repository.pid]) {
        await expect(room.releases.findPid(pid)).rejects.toThrow(NotFound);
      }

      await room.publication.publish(ada, repository, 'v1');

      const bare = release.pid.replace('-', '').toUpperCase();
      expect(await room.releases.findPid(bare)).toEqual({ ...target, version: 'v1' });
      expect(await room.releases.findPid(repository.pid)).toEqual({ ...target, version: null });
    });

    it('finds what is withdrawn, and nothing that is abandoned', async () => {
      const { repository, release } = await aCandidate();
      await room.abandonment.abandon(ada, repository, 'v1');
      const gone = await published(room, ada, repository, 'v2');
      await room.withdrawal.withdraw(steward, repository, 'v2', ground);

      expect((await room.releases.findPid(gone.pid)).version).toBe('v2');
      await expect(room.releases.findPid(release.pid)).rejects.toThrow(NotFound);
    });
  });

  describe('by their bytes', () => {
    it('finds what is published, page by page, and neither candidates nor what is withdrawn', async () => {
      const bytes = weights(77);
      const files = { 'README.md': aCard({ title: 'Once' }), 'a.safetensors': bytes };
      const one = await aCandidate({ ...files, 'b.safetensors': bytes });
      await published(room, ada, one.repository, 'v2');
      const gone = await aCandidate(files);
      await room.publication.publish(ada, gone.repository, 'v1');
      await room.withdrawal.withdraw(steward, gone.repository, 'v1', ground);
      const { sha256 } = await fileAt(one.release, 'a.safetensors');

      const first = await room.releases.occurrences(sha256, { after: null, limit: 1 });
      const last = first[0];
      if (last === undefined) throw new Error('There is a first page.');
      const rest = await room.releases.occurrences(sha256, {
        after: [last.releaseId, last.path],
        limit: 9,
      });

      const shown = [...first, ...rest].map(({ name, version, path }) => [name, version, path]);
      expect(shown).toEqual([
        [one.repository.name, 'v2', 'a.safetensors'],
        [one.repository.name, 'v2', 'b.safetensors'],
      ]);
    });
  });

  describe('for the texts of licences (R29)', () => {
    it('fills the copyright line of a text that was not supplied', async () => {
      const { release } = await aCandidate({
        'README.md': aCard({ license: 'mit', copyrightHolders: ['The $& Laboratory'] }),
        'model.safetensors': weights(),
      });

      const text = await room.releases.licenceText(release, 'mit');

      expect(text).toContain('Copyright (c) 2026 The $& Laboratory');
      expect((await room.releases.reportOf(release)).texts).toEqual([
        expect.objectContaining({ id: 'MIT', source: 'corpus', path: 'LICENSES/MIT.txt' }),
      ]);
    });

    it('gives the text that was supplied, byte by byte', async () => {
      const { release } = await aCandidate({
        'README.md': aCard({ license: 'mit' }),
        'model.safetensors': weights(),
        LICENSE: mit,
      });

      expect(await room.releases.licenceText(release, 'MIT')).toBe(mit);
    });

    it.each(['Apache-2.0', 'M\0IT-0', '../MIT'])('has none for %j', async (id) => {
      const { release } = await aCandidate({
        'README.md': aCard({ license: 'mit' }),
        'model.safetensors': weights(),
      });

      await expect(room.releases.licenceText(release, id)).rejects.toThrow(NotFound);
    });
  });

  it('says when bytes were checked', async () => {
    const { release } = await aCandidate();

    const fixity = await room.releases.fixity(release, { after: '', limit: 9 });

    expect(fixity.map(({ path }) => path)).toEqual(['README.md', 'model.safetensors']);
    expect(fixity[0]?.sha256).toBe((await fileAt(release, 'README.md')).sha256);
  });

  it('judges any revision that the viewer may see', async () => {
    const { repository } = await aCandidate();
    await room.publication.publish(ada, repository, 'v1');
    const shown = await now(room, repository);
    await room.cards.replaceMetadata(ada, shown, { license: 'cc-by-nc-4.0' });

    const ofOwner = await room.releases.licenceReport(ada, shown, undefined);
    const ofStranger = await room.releases.licenceReport(anonymousViewer, shown, undefined);

    expect([ofOwner.report.isOpen, ofStranger.report.isOpen]).toEqual([false, true]);
  });

  async function fileAt(
    release: Parameters<typeof room.releases.files>[0],
    path: string,
  ): Promise<{ readonly sha256: Sha256 }> {
    const files = await room.releases.files(release, { after: '', limit: 100 });
    const file = files.find((one) => one.path === path);
    if (file === undefined) throw new Error(`There is no ${path}.`);
    return file;
  }
});
