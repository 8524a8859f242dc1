import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileStream } from './file-stream.js';

describe('FileStream', () => {
  const bytes = randomBytes(3_000_000);
  let folder: string;
  let path: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sphere-file-stream-'));
    path = join(folder, 'file.bin');
    await writeFile(path, bytes);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['the whole', 0, 2_999_999],
    ['one byte', 7, 7],
    ['a range over several buffers', 500_000, 2_400_000],
    ['nothing', 0, -1],
  ])('pipes %s', async (_, start, end) => {
    const target = new PassThrough();
    const stream = new FileStream(await open(path), { start, end });

    stream.pipe(target);

    expect(Buffer.compare(await collect(target), bytes.subarray(start, end + 1))).toBe(0);
    await finished(stream);
  });

  it('can be read instead of piped', async () => {
    const stream = new FileStream(await open(path), { start: 10, end: 2_000_000 });

    expect(Buffer.compare(await collect(stream), bytes.subarray(10, 2_000_001))).toBe(0);
  });

  it('never writes into a buffer that is still on its way', async () => {
    const held: Buffer[] = [];
    const slow = new Writable({
      highWaterMark: 10_000_000,
      write(chunk: Buffer, _encoding, done) {
        // Takes longer than to read the next buffers, so that reading ahead would be seen.
        Promise.all([readFile(path), readFile(path), readFile(path)]).then(() => {
          held.push(Buffer.from(chunk));
          done();
        }, done);
      },
    });

    new FileStream(await open(path), { start: 0, end: 2_999_999 }).pipe(slow);
    await finished(slow);

    expect(Buffer.compare(Buffer.concat(held), bytes)).toBe(0);
  });

  it('closes the file when whoever reads goes away', async () => {
    const file = await open(path);
    const stream = new FileStream(file, { start: 0, end: 2_999_999 });
    const target = new PassThrough();
    stream.pipe(target);

    target.destroy();
    stream.destroy();
    await finished(stream).catch(() => undefined);

    expect(file.fd).toBe(-1);
  });

  it('fails where the file ends early, rather than to send less', async () => {
    const short = join(folder, 'short.bin');
    await writeFile(short, bytes);
    const stream = new FileStream(await open(short), { start: 0, end: 2_999_999 });
    await truncate(short, 100);

    stream.pipe(new PassThrough().resume());

    await expect(finished(stream)).rejects.toThrow('early');
  });
});

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
