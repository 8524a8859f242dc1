import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { ggufBytes } from '../../support/gguf-bytes.js';
import { safetensorsBytes } from '../../support/safetensors-bytes.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

const layers = Object.fromEntries(
  Array.from({ length: 150 }, (_, index) => [
    `layer.${String(index).padStart(3, '0')}`,
    { dtype: 'BF16', shape: [2, 3], data_offsets: [index * 12, index * 12 + 12] },
  ]),
);
const hostile = {
  '<script>alert(1)</script>\u202E': { dtype: 'F32', shape: [], data_offsets: [0, 4] },
};

beforeAll(async () => {
  sphere = await startSphere();
  await sphere.anAccount('ada').then((by) =>
    sphere.aRelease({
      by,
      name: 'layers',
      files: {
        'model.safetensors': safetensorsBytes(layers, 1_800),
        'odd.safetensors': safetensorsBytes(hostile, 4),
        'quantised.gguf': ggufBytes({
          tensors: [{ name: 'blk.0', dims: [32, 4], type: 8, offset: 0 }],
          dataBytes: 4 * 34,
        }),
      },
    }),
  );
});

afterAll(() => sphere.stop());

const browse = (path: string) =>
  supertest(sphere.url).get(path).set('Accept', 'text/html').set('Accept-Language', 'en');
const tensors = '/ada/layers/releases/v1.0/tensors';

describe('the tensors of a file of weights', () => {
  it('are listed a page at a time, in the order of their data', async () => {
    const { text } = await browse(`${tensors}?file=model.safetensors`).expect(200);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(text) ?? [];
    const last = await browse(next.replaceAll('&amp;', '&')).expect(200);

    expect(text).toContain('150 tensors');
    expect(text).toMatch(/layer\.000<\/bdi><\/th><td>BF16<\/td><td>2 × 3<\/td><td>6</);
    expect(text).not.toContain('layer.100');
    expect(last.text).toContain('layer.149');
    expect(last.text).not.toContain('rel="next"');
  });

  it('are read of GGUF as well', async () => {
    const { text } = await browse(`${tensors}?file=quantised.gguf`).expect(200);

    expect(text).toMatch(/blk\.0<\/bdi><\/th><td>Q8_0<\/td><td>32 × 4<\/td><td>128</);
  });

  it('may be called anything', async () => {
    const { text } = await browse(`${tensors}?file=odd.safetensors`).expect(200);

    expect(text).toContain('<bdi>&lt;script>alert(1)&lt;/script>\u202E</bdi>');
    expect(text).toContain('scalar');
  });

  it('are found from the page of the release and among its files', async () => {
    const { text } = await browse('/ada/layers').expect(200);
    expect(text).toContain(`href="${tensors}"`);

    const { text: choice } = await browse(tensors).expect(200);

    expect(choice).toContain(`href="${tensors}?file=odd.safetensors"`);
  });

  it('are no page where the file is no weights, or is not there', async () => {
    const { text } = await browse(`${tensors}?file=README.md`).expect(200);
    expect(text).toContain('cannot be read as safetensors or GGUF');

    await browse(`${tensors}?file=nothing`).expect(404);
    await browse(`${tensors}?file=model.safetensors&after=x`).expect(400);
    const { text: beyond } = await browse(`${tensors}?file=model.safetensors&after=999`);
    expect(beyond).toContain('There are no tensors on this page.');
  });
});
