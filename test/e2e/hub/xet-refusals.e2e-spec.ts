import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';
import { StillClock } from '../../support/still-clock.js';
import { chunkBytes, shardBytes, shardFileOf } from '../../support/xet-bytes.js';
import { aXetFile, shardWith, type XetFile } from '../../support/xet-files.js';
import { sendShard, sendXorb, xetTokenOf } from '../../support/xet-requests.js';

const clock = new StillClock();
let sphere: Sphere;
let ada: Somebody;
let bob: Somebody;
let token: string;
let file: XetFile;

beforeAll(async () => {
  sphere = await startSphere({ clock });
  ada = await sphere.anAccount('ada');
  bob = await sphere.anAccount('bob');
  token = await xetTokenOf(sphere, ada, await aModel(sphere, ada, 'model'));
  file = await aXetFile();
  await sendXorb(sphere, token, file.xorb);
});
afterAll(() => sphere.close());

describe('a write token', () => {
  it('is given in headers and in the body, for a quarter of an hour', async () => {
    const response = await hub(sphere, ada).get('/api/models/ada/model/xet-write-token/main');

    const exp = clock.now().getTime() / 1_000 + 900;
    const { accessToken } = response.body as { accessToken: string };
    expect(response.body).toEqual({ casUrl: `${sphere.url}/api/xet`, accessToken, exp });
    expect(response.headers).toMatchObject({
      'x-xet-cas-url': `${sphere.url}/api/xet`,
      'x-xet-access-token': accessToken,
      'x-xet-token-expiration': String(exp),
      'cache-control': 'private, no-store',
    });
  });

  it.each([
    ['a stranger', '', 404, 'RepoNotFound'],
    ['another account', 'bob', 404, 'RepoNotFound'],
    ['a pull request', 'ada?create_pr=1', 400, null],
    ['a missing branch', 'ada:nowhere', 404, 'RevisionNotFound'],
  ])('is not given to %s', async (_who, how, status, code) => {
    const somebody = how.startsWith('ada') ? ada : how === 'bob' ? bob : undefined;
    const branch = how.includes(':') ? 'nowhere' : 'main';
    const query = how.includes('?') ? '?create_pr=1' : '';

    const response = await hub(sphere, somebody).get(
      `/api/models/ada/model/xet-write-token/${branch}${query}`,
    );

    expect([response.status, response.headers['x-error-code'] ?? null]).toEqual([status, code]);
    expect(response.headers['x-error-message']).toBeTruthy();
  });

  it('is not given for a token of scope "read", nor to a reader', async () => {
    const { organisation, owner } = await sphere.anOrganisation('lab', ada);
    await aModel(sphere, ada, 'unused');
    await hub(sphere, owner).post('/api/repos/create').send({ name: 'm', organization: 'lab' });
    await setRole(organisation.handle, 'reader');

    const reader = await hub(sphere, bob).get('/api/models/lab/m/xet-write-token/main');

    expect(reader.status).toBe(403);
  });

  it.each([
    ['none at all', () => ''],
    ['one of an account', () => ada.token],
    ['one that was changed', () => `${token.slice(0, -4)}AAAA`],
  ])('is refused where it is %s', async (_what, show) => {
    const xorb = await sendXorb(sphere, show(), file.xorb);
    const shard = await sendShard(sphere, show(), file.shard);

    expect([xorb.status, shard.status]).toEqual([401, 401]);
    expect(xorb.headers.get('x-error-message')).toContain('write token for Xet');
  });

  it('is refused once its time is over', async () => {
    const late = await xetTokenOf(sphere, ada, 'models/ada/model');
    clock.set('2026-11-24T12:15:01Z');

    const answers = await Promise.all([
      sendXorb(sphere, late, file.xorb),
      sendShard(sphere, late, file.shard, 'v2'),
    ]);

    clock.set('2026-11-24T12:00:00Z');
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('is worth nothing once the right to write is lost', async () => {
    const { organisation, owner } = await sphere.anOrganisation('group', ada);
    await hub(sphere, owner).post('/api/repos/create').send({ name: 'm', organization: 'group' });
    await setRole(organisation.handle, 'writer');
    const lent = await xetTokenOf(sphere, bob, 'models/group/m');
    const allowed = await sendXorb(sphere, lent, file.xorb);
    await setRole(organisation.handle, 'reader');

    const refused = await sendShard(sphere, lent, file.shard);

    expect([allowed.status, refused.status]).toEqual([200, 403]);
  });

  function setRole(organisation: string, role: string) {
    return hub(sphere, ada)
      .put(`/api/v1/organisations/${organisation}/members/bob`)
      .send({ role })
      .expect(200);
  }
});

describe('bad input is answered with a 4xx that says why', () => {
  it.each([
    [
      'xorb bytes of another hash',
      'hashes to',
      () => ({ hash: 'ab'.repeat(32), bytes: file.xorb.bytes }),
    ],
    ['a hash that is none', 'not a Xet hash', () => ({ hash: 'abc', bytes: file.xorb.bytes })],
    ['a truncated xorb', 'ends', () => ({ ...file.xorb, bytes: file.xorb.bytes.subarray(0, 9) })],
    [
      'a bomb',
      '131072',
      () => ({ ...file.xorb, bytes: chunkBytes({ plain: Buffer.alloc(1_000_000), scheme: 1 }) }),
    ],
  ])('%s', async (_what, text, xorb) => {
    const answer = await sendXorb(sphere, token, xorb() as XetFile['xorb']);

    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toContain(text);
    expect(answer.headers.get('x-error-message')).toContain(text);
  });

  it('a xorb of more than is taken', async () => {
    const answer = await sendXorb(sphere, token, { ...file.xorb, bytes: Buffer.alloc(70_000_000) });

    expect(answer.status).toBe(413);
  });

  const shards: [string, string, () => Promise<Buffer> | Buffer][] = [
    ['no shard', 'do not begin', () => Buffer.alloc(4_800)],
    ['a truncated shard', 'ends at byte', () => file.shard.subarray(0, 100)],
    [
      'a term past the end',
      'which has 3 chunks',
      () => shardWith(file, { endChunk: 9, verification: null }),
    ],
    ['a length that lies', 'announces', () => shardWith(file, { plainBytes: 80_002 })],
    [
      'an unknown xorb',
      'not sent here',
      () => shardWith(file, { xorb: 'ab'.repeat(32) as XetFile['xorb']['hash'] }),
    ],
    ['no SHA-256', 'SHA-256', async () => shardBytes([await shardFileOf([file.xorb])])],
    [
      'a wrong SHA-256',
      'hash to',
      async () => shardBytes([await shardFileOf([file.xorb], 'ab'.repeat(32))]),
    ],
  ];

  it.each(shards)('%s', async (_what, text, shard) => {
    const answer = await sendShard(sphere, token, await shard());
    const inSteps = await sendShard(sphere, token, await shard(), 'v2');

    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toContain(text);
    expect(inSteps.status).toBe(200);
    const { type, retryable, message } = JSON.parse(inSteps.text) as Record<string, unknown>;
    expect({ type, retryable }).toEqual({ type: 'error', retryable: false });
    expect(message).toContain(text);
  });

  it('a xorb of a stranger’s draft, exactly as one that is not there', async () => {
    const hidden = await aXetFile();
    const unknown = await aXetFile();
    const theirs = await xetTokenOf(sphere, bob, await aModel(sphere, bob, 'hidden'));
    await sendXorb(sphere, theirs, hidden.xorb);
    const answer = async (about: XetFile, change: object) => {
      const { status, text } = await sendShard(sphere, token, await shardWith(about, change));
      return { status, text: text.replaceAll(about.xorb.hash, '…') };
    };

    for (const change of [
      { verification: null },
      { verification: 'ab'.repeat(32) },
      { endChunk: 7 },
    ]) {
      const answers = [await answer(hidden, change), await answer(unknown, change)];
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.status).toBe(400);
    }
  });
});

function errorOf({ text }: { readonly text: string }): string {
  return (JSON.parse(text) as { error: string }).error;
}
