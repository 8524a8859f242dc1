import { describe, expect, it } from '@jest/globals';

import { isEdtfDate, isEdtfDateOrInterval, isInFuture } from './edtf-date.js';

describe('EDTF level 0', () => {
  it.each([
    [true, '2026'],
    [true, '2026-02'],
    [true, '2024-02-29'],
    [true, '2026-11-24T10:00:00Z'],
    [false, '2026-02-29'],
    [false, '2026-13'],
    [false, '26-01-01'],
    [false, 'yesterday'],
    [false, ''],
    [false, '2026-1-1'],
  ])('says %s of the date "%s"', (expected, text) => {
    expect(isEdtfDate(text)).toBe(expected);
  });

  it.each([
    [true, '2025/2026-01'],
    [true, '2025'],
    [false, '2026/2025'],
    [false, '2025/'],
    [false, '2025/2026/2027'],
  ])('says %s of the interval "%s"', (expected, text) => {
    expect(isEdtfDateOrInterval(text)).toBe(expected);
  });

  it.each([
    [false, '2026-11-24'],
    [false, '2026-11-25'],
    [true, '2026-11-26'],
    [false, '2026'],
    [true, '2027'],
  ])('says %s of a future on 24 November for %s', (expected, text) => {
    expect(isInFuture(text, '2026-11-24')).toBe(expected);
  });
});
