import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CommitOperation,
  RepositoriesService,
  RepositoryView,
} from '../../src/capabilities/repositories/index.js';
import type { AccountViewer } from '../../src/domain/release/viewer.js';
import { sql } from '../../src/foundations/database/database.js';
import { anAccount } from '../support/an-account.js';
import { Ground, type RepositoriesRoom } from '../support/repositories-room.js';

/** Files in all, and how many of them or of folders stand in each of the three levels. */
const shapes = {
  small: { name: 'small', fileCount: 20, widths: [2, 2, 5] },
  large: { name: 'large', fileCount: 20_000, widths: [20, 20, 50] },
} as const;
const rounds = 60;
const warmUpRounds = 10;

describe('a commit of one file', () => {
  let ground: Ground;
  let room: RepositoriesRoom;
  let ada: AccountViewer;
  let small: RepositoryView;
  let large: RepositoryView;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
    small = await aRepository(shapes.small);
    large = await aRepository(shapes.large);
    await room.database.query('ANALYZE');
  }, 600_000);

  afterAll(async () => {
    await ground.clear();
  });

  it(`onto ${shapes.large.fileCount} files costs at most 10 times as much as onto ${shapes.small.fileCount}`, async () => {
    const timesMs = { yardstick: [] as number[], small: [] as number[], large: [] as number[] };
    // In turns, so that what else the machine does falls on all of them alike.
    for (let round = -warmUpRounds; round < rounds; round += 1) {
      const yardstick = await timed(() => bareTransaction(room, small));
      const onSmall = await timed(() => change(small, shapes.small, round));
      const onLarge = await timed(() => change(large, shapes.large, round));
      if (round < 0) continue;
      timesMs.yardstick.push(yardstick);
      timesMs.small.push(onSmall);
      timesMs.large.push(onLarge);
    }
    const medians = {
      yardstick: median(timesMs.yardstick),
      small: median(timesMs.small),
      large: median(timesMs.large),
    };
    console.log(
      [
        `one bare transaction (yardstick)  ${medians.yardstick.toFixed(2)} ms`,
        `commit onto ${shapes.small.fileCount} files             ${medians.small.toFixed(2)} ms`,
        `commit onto ${shapes.large.fileCount} files          ${medians.large.toFixed(2)} ms`,
        `ratio large : small               ${(medians.large / medians.small).toFixed(2)}`,
        `ratio large : yardstick           ${(medians.large / medians.yardstick).toFixed(2)}`,
      ].join('\n'),
    );

    expect(medians.large / medians.small).toBeLessThanOrEqual(10);
  }, 600_000);

  it('adds one tree for each level, and the entries of these trees', async () => {
    const added = {
      small: await rowsAdded(() => change(small, shapes.small, rounds)),
      large: await rowsAdded(() => change(large, shapes.large, rounds)),
    };
    console.log(`rows added: ${JSON.stringify(added)}`);

    for (const { name, widths } of [shapes.small, shapes.large]) {
      const [root, middle, leaf] = widths;
      expect(added[name]).toEqual({ trees: 3, entries: root + middle + leaf, commits: 1 });
    }
  }, 600_000);

  async function aRepository({ name, widths }: (typeof shapes)['small' | 'large']) {
    const repository = await room.repositories.create(ada, {
      kind: 'model',
      namespace: 'ada',
      name,
    });
    const { id, namespaceId } = repository;
    const { sha256 } = await room.artifacts.storeBytes(id, namespaceId, Buffer.from('content'));
    const [roots, middles, leaves] = widths;
    const operations: CommitOperation[] = [];
    for (let index = 0; index < roots * middles * leaves; index += 1) {
      operations.push({ op: 'add', path: pathOf(index, widths), sha256 });
    }
    await commit(room.repositories, repository, operations);
    return repository;
  }

  function change(
    repository: RepositoryView,
    { fileCount, widths }: (typeof shapes)['small' | 'large'],
    round: number,
  ) {
    const path = pathOf((Math.abs(round) * 7919) % fileCount, widths);
    return commit(room.repositories, repository, [
      { op: 'add-bytes', path, bytes: Buffer.from(`${repository.name} ${round}`) },
    ]);
  }

  function commit(
    repositories: RepositoriesService,
    repository: RepositoryView,
    operations: readonly CommitOperation[],
  ) {
    return repositories.commit(ada, repository, 'main', { title: 'A change', operations });
  }

  async function rowsAdded(work: () => Promise<unknown>) {
    const before = await countRows();
    await work();
    const after = await countRows();
    return {
      trees: after.trees - before.trees,
      entries: after.entries - before.entries,
      commits: after.commits - before.commits,
    };
  }

  async function countRows() {
    const [row] = await room.database.query<Record<'trees' | 'entries' | 'commits', number>>(
      `SELECT (SELECT count(*)::int FROM tree) AS trees,
              (SELECT count(*)::int FROM tree_entry) AS entries,
              (SELECT count(*)::int FROM git_commit) AS commits`,
    );
    if (row === undefined) throw new Error('A count is always there.');
    return row;
  }
});

/** What no commit can do without: one row written, and durable. */
function bareTransaction(room: RepositoriesRoom, { id }: RepositoryView): Promise<unknown> {
  return room.database.transaction((manager) =>
    sql(manager, 'UPDATE repository SET updated_at = updated_at WHERE id = $1', [id]),
  );
}

function pathOf(index: number, [, middles, leaves]: readonly [number, number, number]): string {
  const folder = Math.floor(index / leaves);
  return `d${Math.floor(folder / middles)}/e${folder % middles}/f${index % leaves}.txt`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
