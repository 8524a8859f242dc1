import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCard,
  aChange,
  aDeposit,
  anAdvisoryOrganisation,
  refusal,
  weights,
} from '../../../test/support/a-deposit.js';
import { anAccount, withRole } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { Forbidden, NotFound, Refused, Unauthenticated } from '../../domain/errors/sphere-error.js';
import { sha256OfText } from '../../domain/release/canonical-json.js';
import { type AccountViewer, anonymousViewer } from '../../domain/release/viewer.js';

describe('proposing a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;
  let writer: AccountViewer;
  let reader: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
    writer = withRole(await anAccount(room.database), ada.accountId, 'writer');
    reader = withRole(await anAccount(room.database), ada.accountId, 'reader');
  });
  afterAll(() => room.close());

  it('publishes at once for an owner who asks for it', async () => {
    const repository = await aDeposit(room, ada);

    const release = await room.proposals.propose(ada, repository, {
      version: 'v1.0',
      publish: true,
    });

    expect(release).toMatchObject({
      version: 'v1.0',
      versionIndex: 1,
      state: 'published',
      licence: 'Apache-2.0',
      publishedAt: room.clock.now(),
      review: { mode: 'none' },
    });
  });

  it('makes a candidate for an owner who does not ask to publish', async () => {
    const repository = await aDeposit(room, ada);

    const release = await room.proposals.propose(ada, repository, { version: 'v1.0' });

    expect([release.state, release.publishedAt]).toEqual(['candidate', null]);
  });

  it('makes a candidate for a writer who asks to publish', async () => {
    const repository = await aDeposit(room, ada);

    const { state } = await room.proposals.propose(writer, repository, {
      version: 'v1.0',
      publish: true,
    });

    expect(state).toBe('candidate');
  });

  it('makes a candidate under review where the organisation asks for advice', async () => {
    const { handle, owner } = await anAdvisoryOrganisation(room, 14);
    const repository = await aDeposit(room, owner, { namespace: handle });

    const release = await room.proposals.propose(owner, repository, {
      version: 'v1.0',
      publish: true,
    });

    expect([release.state, release.review]).toEqual([
      'candidate',
      { mode: 'advisory', windowDays: 14, closesAt: '2026-03-18T05:06:07.000Z' },
    ]);
  });

  it.each([
    ['a stranger', () => anonymousViewer, Unauthenticated],
    ['somebody else', () => anAccount(room.database), NotFound],
    ['a reader', () => reader, Forbidden],
    ['an owner whose token only reads', () => ({ ...ada, scope: 'read' as const }), Forbidden],
  ])('refuses %s, also a dry run', async (_, who, error) => {
    const repository = await aDeposit(room, ada);
    const viewer = await who();

    const proposal = { version: 'v1.0' };
    await expect(room.proposals.propose(viewer, repository, proposal)).rejects.toThrow(error);
    await expect(room.proposals.dryRun(viewer, repository, proposal)).rejects.toThrow(error);
  });

  it('stores nothing in a dry run', async () => {
    const repository = await aDeposit(room, ada);
    const before = await room.events.list({ limit: 100, viewerIsSteward: true });

    const dryRun = await room.proposals.dryRun(ada, repository, { version: 'v1.0' });

    expect(dryRun).toMatchObject({ isAcceptable: true, faults: [], version: 'v1.0' });
    expect(await room.releases.list(ada, repository, { before: null, limit: 10 })).toEqual([]);
    expect((await room.repositories.refs(ada, repository)).tags).toEqual([]);
    expect(await room.events.list({ limit: 100, viewerIsSteward: true })).toEqual(before);
  });

  it('says in a dry run what a proposal would be refused for', async () => {
    const repository = await aDeposit(room, ada, { card: { license: 'cc-by-nc-4.0' } });

    const dryRun = await room.proposals.dryRun(ada, repository, { version: 'v1.0' });
    const refused = await refusal(
      room.proposals.propose(ada, repository, { version: 'v1.0' }),
      Refused,
    );

    expect(dryRun.isAcceptable).toBe(false);
    expect(dryRun.faults).toEqual(refused.faults);
  });

  it('freezes the commit that the branch had when it was proposed', async () => {
    const repository = await aDeposit(room, ada);
    const head = await room.repositories.resolve(ada, repository, 'main');
    await room.proposals.propose(ada, repository, { version: 'v1.0' });

    const later = await aChange(room, ada, repository, { 'model.safetensors': weights(2) });
    const release = await room.publication.publish(ada, repository, 'v1.0');

    expect(later).not.toBe(head.commitId);
    expect([release.commitId, release.treeId]).toEqual([head.commitId, head.treeId]);
    expect((await room.repositories.resolve(ada, repository, 'v1.0')).commitId).toBe(head.commitId);
  });

  it('releases a commit and a branch that are named', async () => {
    const repository = await aDeposit(room, ada);
    const { commitId } = await room.repositories.resolve(ada, repository);
    await aChange(room, ada, repository, { 'model.safetensors': weights(2) });
    await room.repositories.createBranch(ada, repository, 'side', commitId);

    for (const [version, revision] of [
      ['v1', commitId],
      ['v2', 'side'],
    ] as const) {
      const release = await room.proposals.propose(ada, repository, { version, revision });
      expect(release.commitId).toBe(commitId);
    }
  });

  it('keeps notes, and numbers releases in the order of proposal', async () => {
    const repository = await aDeposit(room, ada);

    await room.proposals.propose(ada, repository, { version: 'b', notes: 'The first.' });
    await room.proposals.propose(ada, repository, { version: 'a' });

    const listed = await room.releases.list(ada, repository, { before: null, limit: 10 });
    expect(
      listed.map(({ version, versionIndex, notes }) => [version, versionIndex, notes]),
    ).toEqual([
      ['a', 2, null],
      ['b', 1, 'The first.'],
    ]);
  });

  it('writes a manifest, whose SHA-256 is that of its text', async () => {
    const repository = await aDeposit(room, ada, {
      files: {
        'README.md': aCard({ license: 'mit', arxiv: ['2401.00001'] }),
        'model.safetensors': weights(),
        LICENSE: 'MIT',
      },
    });

    const release = await room.proposals.propose(ada, repository, { version: 'v1.0' });

    const text = await room.releases.manifest(release);
    const manifest = JSON.parse(text) as Record<string, unknown>;
    const files = await room.repositories.files(release.treeId);
    const shaOf = (path: string) => files.find((file) => file.path === path)?.sha256;
    expect(release.manifestSha256).toBe(sha256OfText(text));
    expect(manifest).toEqual({
      schema: 'sphere-manifest-v1',
      kind: 'model',
      namespace: ada.handle,
      name: repository.name,
      version: 'v1.0',
      commit: release.commitId,
      createdAt: '2026-03-04T05:06:07.000Z',
      licence: 'MIT',
      card: shaOf('README.md'),
      papers: ['2401.00001'],
      baseModels: [],
      files: [
        { path: 'LICENSE', size: 3, sha256: shaOf('LICENSE'), kind: 'documentation' },
        expect.objectContaining({ path: 'README.md', kind: 'documentation', licence: 'MIT' }),
        expect.objectContaining({ path: 'model.safetensors', kind: 'weights', licence: 'MIT' }),
      ],
    });
  });

  it('gives each release an identifier of its own, and the record another', async () => {
    const repository = await aDeposit(room, ada);

    const one = await room.proposals.propose(ada, repository, { version: 'v1' });
    const two = await room.proposals.propose(ada, repository, { version: 'v2' });

    expect(new Set([one.pid, two.pid, repository.pid]).size).toBe(3);
    for (const pid of [one.pid, two.pid]) expect(pid).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/);
  });

  it('logs a candidate for stewards only, and a publication for all, in that order', async () => {
    const repository = await aDeposit(room, ada);
    const subject = `model:${repository.fullName}@v1.0`;

    await room.proposals.propose(ada, repository, { version: 'v1.0', publish: true });

    const { items } = await room.events.list({ limit: 1000, viewerIsSteward: true });
    expect(
      items
        .filter((event) => event.subject === subject)
        .map(({ action, actor }) => [action, actor]),
    ).toEqual([
      ['release.proposed', ada.handle],
      ['release.published', ada.handle],
    ]);
  });
});
