import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoLoader } from '../../../src/doors/demo/demo-loader.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

const releases = [
  'labo-demo/basic-pitch@1.0.1',
  'labo-demo/basic-pitch-provenance@1.0',
  'labo-demo/silero-vad@legacy',
  'labo-demo/silero-vad@v5',
  'labo-demo/silero-vad@v6',
];

const quietly = () => undefined;

describe('the demonstration records', () => {
  let sphere: Sphere;
  beforeAll(async () => {
    sphere = await startSphere();
    const interruption = new AbortController();
    await sphere.app.get(DemoLoader).load(() => {
      interruption.abort();
    }, interruption.signal);
  });
  afterAll(() => sphere.stop());

  it('are completed after an interruption, and loaded once', async () => {
    const loader = sphere.app.get(DemoLoader);

    const second = await loader.load(quietly);
    const third = await loader.load(quietly);

    expect(second).toEqual({
      loaded: releases.slice(1),
      present: releases.slice(0, 1),
      missing: [],
    });
    expect(third).toEqual({ loaded: [], present: releases, missing: [] });
  });

  it('name the authors of the originals and their licence', async () => {
    await sphere.app.get(DemoLoader).load(quietly);

    const pitch = await sphere.http.get('/api/v1/models/labo-demo/basic-pitch').expect(200);
    const silero = await sphere.http.get('/api/v1/models/labo-demo/silero-vad').expect(200);

    expect(pitch.body).toMatchObject({
      metadata: {
        creators: expect.arrayContaining([{ name: 'Bittner, Rachel M.' }].map(containing)),
      },
    });
    expect(JSON.stringify(pitch.body)).toContain('Apache-2.0');
    expect(silero.body).toMatchObject({ metadata: { creators: [{ name: 'Silero Team' }] } });
    expect(JSON.stringify(silero.body)).toContain('MIT');
  });

  it('link the model and the paper about it both ways', async () => {
    await sphere.app.get(DemoLoader).load(quietly);

    const model = await sphere.http.get('/api/v1/models/labo-demo/basic-pitch').expect(200);
    const paper = await sphere.http
      .get('/api/v1/papers/labo-demo/basic-pitch-provenance')
      .expect(200);

    expect(JSON.stringify(model.body)).toContain(
      `${sphere.url}/papers/labo-demo/basic-pitch-provenance`,
    );
    expect(JSON.stringify(paper.body)).toContain(`${sphere.url}/labo-demo/basic-pitch"`);
  });

  it('serve the latest weights to anybody', async () => {
    await sphere.app.get(DemoLoader).load(quietly);

    const latest = await sphere.http
      .get('/labo-demo/silero-vad/resolve/main/silero_vad.onnx')
      .expect(200);

    // SHA-256 of dist/silero_vad_v6.onnx in the npm package.
    expect(latest.headers['etag']).toBe(
      '"1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3"',
    );
  });
});

function containing(shape: Record<string, unknown>): unknown {
  return expect.objectContaining(shape);
}
