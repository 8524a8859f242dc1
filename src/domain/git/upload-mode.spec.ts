import { describe, expect, it } from '@jest/globals';
import { maxRegularBytes, uploadMode, uploadModeWithoutSample } from './upload-mode.js';

const text = Buffer.from('plain text');
const binary = Buffer.concat([Buffer.alloc(511, 'a'), Buffer.from([0])]);
const binaryLater = Buffer.concat([Buffer.alloc(512, 'a'), Buffer.from([0])]);

describe('the choice between bytes and pointer', () => {
  it.each([
    ['README.md', 10, text, 'regular'],
    ['model.safetensors', 10, text, 'lfs'],
    ['data/part.tar.gz', 10, text, 'lfs'],
    ['.bin', 10, text, 'lfs'],
    ['bin', 10, text, 'regular'],
    ['weights.bin/readme', 10, text, 'regular'],
    ['MODEL.BIN', 10, text, 'regular'],
    ['image.png', 512, binary, 'lfs'],
    ['late.txt', 513, binaryLater, 'regular'],
    ['at-the-limit.json', maxRegularBytes, text, 'regular'],
    ['above-the-limit.json', maxRegularBytes + 1, text, 'lfs'],
    ['empty.bin', 0, Buffer.alloc(0), 'regular'],
  ])('%s of %d bytes', (path, sizeBytes, sample, mode) => {
    expect(uploadMode(path, sizeBytes, sample)).toBe(mode);
  });

  it('is open as long as nobody has seen the start of a small file', () => {
    expect(uploadModeWithoutSample('README.md', 10)).toBeNull();
  });
});
