import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('what goes with a release', () => {
  it('has a manifest whose bytes hash to what the release says', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const { body } = await world.anyone.get<{ manifestSha256: string }>(`${path}/releases/v1.0`);

    const manifest = await world.anyone.get(`${path}/releases/v1.0/manifest`);

    expect(createHash('sha256').update(manifest.text).digest('hex')).toBe(body.manifestSha256);
    expect(manifest.headers.etag).toBe(`"${body.manifestSha256}"`);
  });

  it('has the texts of its licences', async () => {
    const ada = await world.person();
    const path = await world.release(ada, { metadata: { license: 'mit' } });
    const text = (file: string) =>
      world.anyone.get<string>(`${path}/releases/v1.0/licences/${file}`);

    expect(await text('MIT.txt')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: expect.stringContaining(`Person ${ada.handle}`),
    });
    expect((await text('GPL-3.0-only.txt')).status).toBe(404);
    expect((await text('MIT')).status).toBe(404);
    expect((await text('nul%00.txt')).status).toBe(404);
  });

  it('has the checks of its bytes, its licence report and its lineage', async () => {
    const ada = await world.person();
    const base = await world.release(ada);
    const id = base.replace('/models/', '');
    const path = await world.release(ada, {
      metadata: { base_model: id, base_model_relation: 'finetune' },
    });

    expect((await world.anyone.get(`${path}/releases/v1.0/fixity?limit=1`)).body).toMatchObject({
      items: [{ path: 'README.md', algorithm: 'sha256', outcome: 'intact', checks: [] }],
      next: expect.any(String),
    });
    expect((await world.anyone.get(`${path}/licence-report?revision=v1.0`)).body).toMatchObject({
      verdict: 'open',
      licence: 'CC-BY-4.0',
    });
    expect((await world.anyone.get(`${path}/licence-report?revision=dev`)).status).toBe(404);
    expect((await world.anyone.get(`${base}/lineage`)).body).toMatchObject({
      nodes: [{ id }, { id: path.replace('/models/', ''), isReleasedHere: true }],
      edges: [{ to: id, relation: 'finetune' }],
      isCut: false,
    });
  });
});
