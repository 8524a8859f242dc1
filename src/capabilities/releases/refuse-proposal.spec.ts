import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCard,
  aChange,
  aDeposit,
  aSteward,
  codesOf,
  type Files,
  refusal,
  weights,
} from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { ggufBytes, ggufString } from '../../../test/support/gguf-bytes.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { safetensorsBytes } from '../../../test/support/safetensors-bytes.js';
import { Refused } from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('the refusal of a proposal', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  const refusalOf = async (files: Files): Promise<Refused> => {
    const repository = await aDeposit(room, ada, { files });
    return refusal(room.proposals.propose(ada, repository, { version: 'v1.0' }), Refused);
  };

  const closed = aCard({ license: 'cc-by-nc-4.0' });
  const undated = aCard({ publicationDate: 'yesterday' });
  const truncated = safetensorsBytes({ w: { dtype: 'U8', shape: [4], data_offsets: [0, 4] } }, 2);

  it.each([
    ['licence-not-open', { 'README.md': closed, 'model.safetensors': weights() }],
    ['card-invalid', { 'README.md': undated, 'model.safetensors': weights() }],
    ['artifact-unverified', { 'README.md': aCard(), 'model.safetensors': truncated }],
    ['card-invalid', { 'README.md': undated, 'model.safetensors': truncated }],
    ['licence-not-open', { 'README.md': closed, 'model.safetensors': truncated }],
  ])('has the code %s', async (code, files) => {
    expect((await refusalOf(files)).code).toBe(code);
  });

  it('lists all that is wrong with licences, card and artifacts together', async () => {
    const refused = await refusalOf({
      'README.md': aCard({ license: 'cc-by-nc-4.0', publicationDate: 'yesterday' }),
      'model.safetensors': truncated,
      'other.safetensors': safetensorsBytes('not json'),
      'train.py': '# SPDX-License-Identifier: BUSL-1.1\nprint(1)\n',
    });

    expect(codesOf(refused)).toEqual(
      expect.arrayContaining([
        'LIC_NON_COMMERCIAL',
        'LIC_SOURCE_AVAILABLE',
        'st_data_truncated',
        'st_header_bad_start',
      ]),
    );
    expect(refused.faults.map(({ field }) => field)).toContain('metadata.publicationDate');
  });

  it('stores nothing', async () => {
    const repository = await aDeposit(room, ada, { card: { license: 'cc-by-nc-4.0' } });

    await refusal(room.proposals.propose(ada, repository, { version: 'v1.0' }), Refused);

    expect((await room.repositories.refs(ada, repository)).tags).toEqual([]);
    expect(await room.releases.list(ada, repository, { before: null, limit: 9 })).toEqual([]);
  });

  it('says that there is no card', async () => {
    const refused = await refusalOf({ 'model.safetensors': weights() });

    expect(codesOf(refused)).toEqual(expect.arrayContaining(['card-missing', 'LIC_MISSING']));
  });

  it('names the artifact whose header contradicts the card', async () => {
    const gguf = ggufBytes({ keys: [['general.license', ggufString('llama3.1')]] });

    const refused = await refusalOf({ 'README.md': aCard(), 'model.gguf': gguf });

    expect(refused.faults).toEqual([
      expect.objectContaining({ code: 'LIC_FILE_CONFLICT', artifact: 'model.gguf' }),
    ]);
  });

  it.each([
    [{ gated: 'auto' }, 'ACC_GATED'],
    [{ extra_gated_prompt: 'Sign here.' }, 'ACC_GATED'],
    [{ embargo_date: '2027-01-01' }, 'ACC_EMBARGO'],
    [{ access_right: 'restricted' }, 'ACC_EMBARGO'],
  ])('comes for a card with %j (A007 to A010)', async (frontMatter, code) => {
    const refused = await refusalOf({
      'README.md': aCard(frontMatter),
      'model.safetensors': weights(),
    });

    expect([refused.code, codesOf(refused)]).toEqual(['licence-not-open', [code]]);
  });

  it('does not come for a card with gated: false (A011)', async () => {
    const repository = await aDeposit(room, ada, { card: { gated: false } });

    const { state } = await room.proposals.propose(ada, repository, { version: 'v1.0' });

    expect(state).toBe('candidate');
  });

  it('finds the card behind more text than is read in all', async () => {
    const texts = Array.from({ length: 70 }, (_, index) => [
      `A/${index}.txt`,
      Buffer.alloc(1_048_576, `${index} `),
    ]);

    const repository = await aDeposit(room, ada, {
      files: { 'README.md': aCard(), 'model.safetensors': weights() },
    });
    await aChange(room, ada, repository, Object.fromEntries(texts) as Files);
    await aChange(room, ada, repository, {
      'Z/closed.txt': `SPDX-License-Identifier: CC-BY-NC-4.0\n${'z'.repeat(1_000_000)}`,
    });

    const dryRun = await room.proposals.dryRun(ada, repository, { version: 'v1.0' });

    expect(codesOf(dryRun)).toEqual(['LIC_NON_COMMERCIAL']);
    expect(dryRun.metadata?.title).toBe('A model');
  });

  describe('of bytes that a steward holds back', () => {
    const quarantine = async (path: string, repository: Awaited<ReturnType<typeof aDeposit>>) => {
      const { treeId } = await room.repositories.resolve(ada, repository);
      const file = (await room.repositories.files(treeId)).find((one) => one.path === path);
      if (file === undefined) throw new Error(`There is no ${path}.`);
      const decision = { allow: false, reason: 'It looks like malware.' };
      await room.artifacts.decide(await aSteward(room), file.sha256, decision);
    };
    const deposit = (seed: number) =>
      aDeposit(room, ada, {
        files: { 'README.md': aCard(), 'model.safetensors': weights(seed) },
      });

    it('comes when they are proposed', async () => {
      const repository = await deposit(101);
      await quarantine('model.safetensors', repository);

      const refused = await refusal(
        room.proposals.propose(ada, repository, { version: 'v1.0' }),
        Refused,
      );

      expect([refused.code, codesOf(refused)]).toEqual([
        'artifact-unverified',
        ['artifact-quarantined'],
      ]);
    });

    it('comes when they are published, and the candidate stays', async () => {
      const repository = await deposit(102);
      await room.proposals.propose(ada, repository, { version: 'v1.0' });
      await quarantine('model.safetensors', repository);

      const refused = await refusal(room.publication.publish(ada, repository, 'v1.0'), Refused);

      expect([refused.code, refused.faults[0]?.field]).toEqual([
        'artifact-unverified',
        'model.safetensors',
      ]);
      expect((await room.releases.require(ada, repository, 'v1.0')).state).toBe('candidate');
    });
  });

  it.each([
    ['no character of PostgreSQL', { title: 'A \0 title' }],
    ['half a character', { title: 'A \ud83d title' }],
    ['no character in a key that is kept', { evaluation: 'A \0 result' }],
  ])('or a release, and never a crash, follows from %s in the card', async (_, frontMatter) => {
    const repository = await aDeposit(room, ada, {
      files: {
        'README.md': `---\n${JSON.stringify({ license: 'mit', ...frontMatter })}\n---\n`,
        'model.safetensors': weights(),
      },
    });

    const [outcome] = await Promise.allSettled([
      room.proposals.propose(ada, repository, { version: 'v1.0' }),
    ]);

    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Refused);
    else expect(outcome.value.state).toBe('candidate');
  });
});
