import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, commit, hub, release } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';
import { shardBytes, shardFileOf } from '../../support/xet-bytes.js';
import { aXetFile, type XetFile, xetFileOf } from '../../support/xet-files.js';
import { sendShard, sendXorb, xetTokenOf } from '../../support/xet-requests.js';

let sphere: Sphere;
let ada: Somebody;
let repository: string;
let token: string;

beforeAll(async () => {
  sphere = await startSphere();
  ada = await sphere.anAccount('ada');
  repository = await aModel(sphere, ada, 'model');
  token = await xetTokenOf(sphere, ada, repository);
});
afterAll(() => sphere.close());

const naming = (path: string, { sha256, bytes }: Pick<XetFile, 'sha256' | 'bytes'>) => ({
  lines: [{ key: 'lfsFile', value: { path, algo: 'sha256', oid: sha256, size: bytes.length } }],
});

describe('a file by Xet', () => {
  it('is sent, committed, released and read by anybody', async () => {
    const file = await aXetFile();

    const sent = await sendXorb(sphere, token, file.xorb);
    const told = await sendShard(sphere, token, file.shard);
    await commit(sphere, ada, repository, naming('w.bin', file)).expect(200);
    await release(sphere, ada, repository).expect(200);

    expect([sent.status, sent.text]).toEqual([200, '{"was_inserted":true}']);
    expect([told.status, told.text]).toEqual([200, '{"result":1}']);
    const read = await hub(sphere).get('/ada/model/resolve/v1.0/w.bin').expect(200);
    expect((read.body as Buffer).equals(file.bytes)).toBe(true);
  });

  it('is told of how it goes in the second version, a line at a time', async () => {
    const file = await aXetFile();
    await sendXorb(sphere, token, file.xorb);

    const told = await sendShard(sphere, token, file.shard, 'v2');

    expect(told.headers.get('content-type')).toContain('application/x-ndjson');
    expect(told.text).toBe('{"type":"result"}\n');
    await commit(sphere, ada, repository, naming('v2.bin', file)).expect(200);
  });

  it('takes chunks that were sent for another repository before', async () => {
    const first = await aXetFile();
    await sendXorb(sphere, token, first.xorb);
    await sendShard(sphere, token, first.shard);
    const other = await aModel(sphere, ada, 'other');
    const again = await xetTokenOf(sphere, ada, other);
    const fresh = await xetFileOf([randomBytes(2_000)]);
    const bytes = Buffer.concat([first.bytes, fresh.bytes]);
    const { sha256 } = await xetFileOf([bytes]);
    await sendXorb(sphere, again, fresh.xorb);

    const told = await sendShard(
      sphere,
      again,
      shardBytes([await shardFileOf([first.xorb, fresh.xorb], sha256)]),
    );

    expect(told.status).toBe(200);
    await commit(sphere, ada, other, naming('grown.bin', { bytes, sha256 })).expect(200);
    const read = await hub(sphere, ada).get('/ada/other/resolve/main/grown.bin');
    expect((read.body as Buffer).equals(bytes)).toBe(true);
  });

  it('is seen by nobody before a commit names it', async () => {
    const file = await aXetFile();
    const bob = await sphere.anAccount();
    const draft = await aModel(sphere, bob, 'draft');
    await sendXorb(sphere, token, file.xorb);
    await sendShard(sphere, token, file.shard);

    const named = await commit(sphere, bob, draft, naming('stolen.bin', file));

    expect(named.status).toBe(400);
  });

  it('that failed may be sent again', async () => {
    const file = await aXetFile();
    const early = await sendShard(sphere, token, file.shard);
    const broken = await sendXorb(sphere, token, {
      ...file.xorb,
      bytes: file.xorb.bytes.subarray(0, -5),
    });

    await sendXorb(sphere, token, file.xorb);
    const late = await sendShard(sphere, token, file.shard);

    expect([early.status, broken.status, late.status]).toEqual([400, 400, 200]);
    await commit(sphere, ada, repository, naming('again.bin', file)).expect(200);
  });

  it('of many xorbs that arrive at once is taken whole', async () => {
    const files = await Promise.all(Array.from({ length: 12 }, () => aXetFile()));
    const bytes = Buffer.concat(files.map((file) => file.bytes));
    const { sha256 } = await xetFileOf([bytes]);
    const xorbs = files.map(({ xorb }) => xorb);

    const sent = await Promise.all(xorbs.map((xorb) => sendXorb(sphere, token, xorb)));
    const told = await sendShard(sphere, token, shardBytes([await shardFileOf(xorbs, sha256)]));

    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    expect(told.status).toBe(200);
  });
});

describe('what is not offered', () => {
  it.each([
    ['GET', '/api/models/ada/model/xet-read-token/main'],
    ['GET', `/api/xet/v1/chunks/default/${'ab'.repeat(32)}`],
    ['POST', `/api/xet/v1/xorb-grants/default/${'ab'.repeat(32)}`],
    ['GET', `/api/xet/v2/reconstructions/${'ab'.repeat(32)}`],
    ['POST', `/api/xet/v1/xorbs/other/${'ab'.repeat(32)}`],
  ])('%s %s answers 404 as JSON', async (method, path) => {
    const response = await fetch(`${sphere.url}${path}`, { method });

    expect(response.status).toBe(404);
    const { error } = (await response.json()) as { error: unknown };
    expect(typeof error).toBe('string');
  });
});
