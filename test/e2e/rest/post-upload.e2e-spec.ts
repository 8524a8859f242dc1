import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/foundations/database/database.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

interface Upload {
  readonly id: string;
  readonly partSize: number;
  readonly parts: readonly { readonly number: number; readonly url: string }[];
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Begins an upload, of 64 random bytes where nothing else is said. */
async function begin(
  ada: Person,
  repository: string,
  claim: Readonly<Record<string, unknown>> = {},
) {
  const bytes = randomBytes(64);
  const body = { path: 'model.bin', size: bytes.length, sha256: sha256Of(bytes), ...claim };
  const begun = await ada.client.post<Upload>(`${repository}/uploads`, body);
  expectStatus(begun, 201);
  return { bytes, upload: begun.body };
}

/** Sends bytes to the signed addresses of an upload, without any token. */
async function send(upload: Upload, bytes: Buffer) {
  return Promise.all(
    upload.parts.map(async ({ number, url }, index) => {
      const part = bytes.subarray(index * upload.partSize, (index + 1) * upload.partSize);
      const answer = await fetch(url, { method: 'PUT', body: new Uint8Array(part) });
      return { number, etag: answer.headers.get('etag') ?? '' };
    }),
  );
}

describe('POST …/uploads', () => {
  it('takes a file in parts, which a commit then names', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const bytes = randomBytes(17_000_000);
    const { upload } = await begin(ada, repository, {
      size: bytes.length,
      sha256: sha256Of(bytes),
    });
    const parts = await send(upload, bytes);

    const done = await ada.client.post(`${repository}/uploads/${upload.id}/complete`, { parts });

    expect(parts).toHaveLength(2);
    expect(done).toMatchObject({
      status: 200,
      body: { sha256: sha256Of(bytes), size: bytes.length },
    });
    const committed = await ada.client.post(`${repository}/commits`, {
      message: 'Add the weights',
      operations: [{ op: 'add', path: 'model.bin', sha256: sha256Of(bytes), size: bytes.length }],
    });
    expect(committed.status).toBe(201);
    expect((await ada.client.get(`${repository}/uploads/${upload.id}`)).body).toMatchObject({
      state: 'done',
      parts: [],
    });
  });

  it('spares the transfer of bytes that the caller may read already', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const repository = await world.draft(ada);
    const content = 'Bytes of a draft.';
    const put = await ada.client.put<{ sha256: string }>(`${repository}/files/a.txt`, content);
    const claim = { path: 'b.txt', size: content.length, sha256: put.body.sha256 };

    expect(await ada.client.post(`${repository}/uploads`, claim)).toMatchObject({
      status: 201,
      body: { attached: true },
    });
    const strange = await eve.client.post(`${await world.draft(eve)}/uploads`, claim);
    expect(strange.body).not.toHaveProperty('attached');
  });

  it('refuses bytes that hash to something else, for good', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const { upload } = await begin(ada, repository);
    const parts = await send(upload, randomBytes(64));
    const complete = () =>
      ada.client.post(`${repository}/uploads/${upload.id}/complete`, { parts });

    expect(await complete()).toMatchObject({ status: 422, body: { code: 'digest-mismatch' } });
    expect((await complete()).status).toBe(422);
    expect((await ada.client.get(`${repository}/uploads/${upload.id}`)).body).toMatchObject({
      state: 'rejected',
    });
  });

  it('refuses another size than was claimed', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const { upload, bytes } = await begin(ada, repository);
    const parts = await send({ ...upload, partSize: 60 }, bytes);

    const reply = await ada.client.post(`${repository}/uploads/${upload.id}/complete`, { parts });

    expect([400, 422]).toContain(reply.status);
  });

  it('refuses missing parts and takes them later', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const { upload, bytes } = await begin(ada, repository);
    const place = `${repository}/uploads/${upload.id}/complete`;

    expect(await ada.client.post(place, { parts: [] })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'missing-parts' }] },
    });
    expect((await ada.client.post(place, { parts: [{ number: 1, etag: 'x' }] })).status).toBe(400);

    const parts = await send(upload, bytes);
    expect((await ada.client.post(place, { parts })).status).toBe(200);
  });

  it('refuses an upload that has expired', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const { upload, bytes } = await begin(ada, repository);
    const parts = await send(upload, bytes);
    await world.sphere.app
      .get(Database)
      .query("UPDATE upload SET expires_at = now() - interval '1 hour' WHERE id = $1", [upload.id]);

    const reply = await ada.client.post(`${repository}/uploads/${upload.id}/complete`, { parts });

    expect(reply).toMatchObject({ status: 409, body: { code: 'upload-expired' } });
  });

  it('gives an upload up', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const { upload } = await begin(ada, repository);
    const place = `${repository}/uploads/${upload.id}`;

    expect((await ada.client.delete(place)).status).toBe(204);
    expect((await ada.client.delete(place)).status).toBe(204);
    expect(await ada.client.post(`${place}/complete`, { parts: [] })).toMatchObject({
      status: 409,
    });
  });

  it.each([
    [{ path: '../x' }, 'path_bad_segment'],
    [{ size: -1 }, 'out-of-range'],
    [{ size: 1.5 }, 'out-of-range'],
    [{ size: '64 bytes' }, 'out-of-range'],
    [{ sha256: 'abc' }, 'sha256'],
    [{ sha256: undefined }, 'missing'],
    [{ mode: 'single' }, 'unknown-field'],
  ])('refuses the claim %j', async (claim, code) => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const body = { path: 'model.bin', size: 64, sha256: 'a'.repeat(64), ...claim };

    const reply = await ada.client.post(`${repository}/uploads`, body);

    expect(reply).toMatchObject({ status: 400, body: { errors: [{ code }] } });
  });

  it('refuses a file that is too large, and a digest that cannot be', async () => {
    const ada = await world.person();
    const repository = await world.draft(ada);
    const ask = (size: number) =>
      ada.client.post(`${repository}/uploads`, { path: 'x', size, sha256: 'a'.repeat(64) });

    expect((await ask(50_000_000_001)).status).toBe(413);
    expect(await ask(0)).toMatchObject({ status: 422, body: { code: 'digest-mismatch' } });
  });

  it('keeps the uploads of one repository from those of another', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const repository = await world.draft(ada);
    const { upload } = await begin(ada, repository);

    const elsewhere = `${await world.draft(eve)}/uploads`;
    expect((await eve.client.get(`${elsewhere}/${upload.id}`)).status).toBe(404);
    expect((await eve.client.get(`${elsewhere}/nonsense`)).status).toBe(404);
    expect((await eve.client.get(`${elsewhere}/nul%00`)).status).toBe(404);
    expect(
      (await eve.client.post(`${elsewhere}/${upload.id}/complete`, { parts: [] })).status,
    ).toBe(404);
    expect((await eve.client.get(`${repository}/uploads/${upload.id}`)).status).toBe(404);
  });
});
