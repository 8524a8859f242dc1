import { describe, expect, it } from '@jest/globals';
import { TooLarge } from '../../domain/errors/sphere-error.js';
import { cutIntoParts, partSizeFor } from './part-size.js';

const MiB = 1_048_576;

describe('partSizeFor', () => {
  it.each([
    [1, 16],
    [16 * MiB, 16],
    [16_000 * MiB, 16],
    [16_000 * MiB + 1, 17],
    [15_400_000_000, 16],
    [100_000_000_000, 96],
    [5 * 1024 ** 4, 5_243],
  ])('cuts %d bytes into parts of %d MiB', (sizeBytes, expectedMiB) => {
    expect(partSizeFor(sizeBytes)).toBe(expectedMiB * MiB);
    expect(Math.ceil(sizeBytes / partSizeFor(sizeBytes))).toBeLessThanOrEqual(1_000);
  });

  it('refuses more than a store takes', () => {
    expect(() => partSizeFor(5 * 1024 ** 4 + 1)).toThrow(TooLarge);
  });
});

describe('cutIntoParts', () => {
  it('counts the parts', () => {
    expect(cutIntoParts(15_400_000_000, 'multipart').partCount).toBe(918);
  });

  it('leaves a single upload whole', () => {
    expect(cutIntoParts(20 * MiB, 'single')).toEqual({ partSizeBytes: 20 * MiB, partCount: 1 });
  });
});
