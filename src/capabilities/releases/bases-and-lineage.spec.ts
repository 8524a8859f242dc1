import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDeposit, codesOf, now, published } from '../../../test/support/a-deposit.js';
import { aSteward } from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { RepositoryView } from '../repositories/index.js';

describe('the bases of a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  const aModel = (license: string, ...bases: readonly string[]): Promise<RepositoryView> =>
    aDeposit(room, ada, {
      card: { license, ...(bases.length > 0 && { base_model: bases }) },
    });
  const aReleased = async (license: string, ...bases: readonly string[]) => {
    const repository = await aModel(license, ...bases);
    await published(room, ada, repository, 'v1');
    return now(room, repository);
  };
  const faultsOf = async (repository: RepositoryView) =>
    codesOf(await room.proposals.dryRun(ada, repository, { version: 'v9' }));
  const chainOf = async (repository: RepositoryView) => {
    const release = await room.releases.require(ada, repository, 'v1');
    return (await room.releases.reportOf(release)).bases.chain;
  };

  it('that are released here need no licence in the card', async () => {
    const base = await aReleased('cc-by-4.0');

    const derived = await aReleased('mit', base.fullName.toUpperCase());

    expect(await chainOf(derived)).toEqual([
      expect.objectContaining({ licence: 'CC-BY-4.0', licenceFrom: 'release', version: 'v1' }),
    ]);
  });

  it('that are drafts, or withdrawn, are unknown', async () => {
    const draft = await aModel('cc-by-4.0');
    const gone = await aReleased('cc-by-4.0');
    await room.withdrawal.withdraw(await aSteward(room), gone, 'v1', {
      category: 'legal',
      statement: 'A court said so.',
    });

    for (const { fullName } of [draft, gone]) {
      expect(await faultsOf(await aModel('mit', fullName))).toEqual(['LIC_BASE_UNKNOWN']);
    }
  });

  it('refuse another licence where they are share-alike, until they are widened', async () => {
    const base = await aReleased('cc-by-sa-4.0');
    const derived = await aModel('mit', base.fullName);

    const before = await faultsOf(derived);
    await room.widening.widen(ada, base, 'v1', { licence: 'CC-BY-SA-4.0 OR CC-BY-4.0' });

    expect(before).toEqual(['LIC_BASE_CONFLICT']);
    expect(await faultsOf(derived)).toEqual([]);
  });

  it('are found by an old name', async () => {
    const base = await aReleased('cc-by-4.0');
    await room.repositories.move(ada, base, { namespace: ada.handle, name: `${base.name}-new` });

    expect(await faultsOf(await aModel('mit', base.fullName))).toEqual([]);
  });

  it('are refused in a circle', async () => {
    const first = await aReleased('cc-by-4.0');
    const second = await aReleased('cc-by-4.0', first.fullName);
    const third = await aReleased('cc-by-4.0', second.fullName);
    await room.cards.replaceMetadata(ada, first, {
      license: 'cc-by-4.0',
      base_model: third.fullName,
    });

    expect(await faultsOf(first)).toEqual(['LIC_BASE_CYCLE']);
  });

  it('are stored with theirs, each with its own once', async () => {
    const root = await aReleased('cc0-1.0');
    let generation = [root, await aReleased('cc0-1.0', root.fullName)];
    for (let step = 0; step < 8; step += 1) {
      const names = generation.map(({ fullName }) => fullName);
      generation = [await aReleased('cc0-1.0', ...names), await aReleased('cc0-1.0', ...names)];
    }
    const last = generation[0];
    if (last === undefined) throw new Error('There is a last generation.');

    const stored = JSON.stringify(await chainOf(last));

    expect(stored.split('"id"').length - 1).toBeLessThan(40);
    expect(stored).toContain(root.fullName);
  }, 120_000);
});

describe('a lineage', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  const aReleased = async (base: string | null, kind: 'model' | 'paper' = 'model') => {
    const repository = await aDeposit(room, ada, {
      kind,
      card: { license: 'cc-by-4.0', ...(base !== null && { base_model: base }) },
    });
    await published(room, ada, repository, 'v1');
    return now(room, repository);
  };

  it('leads both ways, as far as it is asked', async () => {
    const root = await aReleased(null);
    const middle = await aReleased(root.fullName.toUpperCase());
    const leaf = await aReleased(middle.fullName);
    const namesIn = async (repository: RepositoryView, depth: number) =>
      (await room.lineage.around(repository, depth)).nodes.map(({ id }) => id.toLowerCase());

    const whole = await room.lineage.around(middle, 2);

    expect(whole.edges.map(({ from, to }) => [from, to.toLowerCase()])).toEqual([
      [middle.fullName, root.fullName],
      [leaf.fullName, middle.fullName],
    ]);
    expect(await namesIn(leaf, 1)).toEqual([leaf.fullName, middle.fullName]);
    expect(await namesIn(leaf, 2)).toEqual([leaf.fullName, middle.fullName, root.fullName]);
    expect(await namesIn(root, 1)).toEqual([root.fullName, middle.fullName]);
    expect(await namesIn(root, 2)).toEqual([root.fullName, middle.fullName, leaf.fullName]);
    expect(whole.isCut).toBe(false);
  });

  it('has an edge between nodes only, in whatever case a base is spelled', async () => {
    const root = await aReleased(null);
    await aReleased(root.fullName.toUpperCase());

    const { nodes, edges } = await room.lineage.around(root, 3);

    const ids = nodes.map(({ id }) => id);
    expect(edges).toHaveLength(1);
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });

  it('keeps what was derived before a rename', async () => {
    const root = await aReleased(null);
    const derived = await aReleased(root.fullName);
    const renamed = await room.repositories.move(ada, root, {
      namespace: ada.handle,
      name: `${root.name}-new`,
    });

    const { edges } = await room.lineage.around(renamed, 1);

    expect(edges).toEqual([{ from: derived.fullName, to: renamed.fullName, relation: null }]);
  });

  it('shows no candidate and nothing withdrawn', async () => {
    const root = await aReleased(null);
    const candidate = await aDeposit(room, ada, {
      card: { license: 'mit', base_model: root.fullName },
    });
    await room.proposals.propose(ada, candidate, { version: 'v1' });
    const gone = await aReleased(root.fullName);
    await room.withdrawal.withdraw(await aSteward(room), gone, 'v1', {
      category: 'legal',
      statement: 'A court said so.',
    });

    expect((await room.lineage.around(root, 3)).edges).toEqual([]);
  });
});
