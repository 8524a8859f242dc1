import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { readDay, readMonth, readWeek } from './publication-period.js';

describe('a period of publication', () => {
  it.each([
    [readDay, '2024-02-29', '2024-02-29', '2024-03-01'],
    [readDay, '2026-12-31', '2026-12-31', '2027-01-01'],
    [readMonth, '2026-12', '2026-12-01', '2027-01-01'],
    [readMonth, '2024-02', '2024-02-01', '2024-03-01'],
    [readWeek, '2026-W01', '2025-12-29', '2026-01-05'],
    [readWeek, '2020-W53', '2020-12-28', '2021-01-04'],
    [readWeek, '2025-W09', '2025-02-24', '2025-03-03'],
    [readWeek, '2023-W01', '2023-01-02', '2023-01-09'],
  ])('%p of %s goes from %s to before %s', (read, text, from, until) => {
    const period = read(text);

    expect(period.from.toISOString()).toBe(`${from}T00:00:00.000Z`);
    expect(period.until.toISOString()).toBe(`${until}T00:00:00.000Z`);
  });

  it.each([
    [readDay, '2026-02-30'],
    [readDay, '2026-2-3'],
    [readDay, '0000-01-01'],
    [readMonth, '2026-13'],
    [readMonth, '2026-01-01'],
    [readWeek, '2026-W00'],
    [readWeek, '2026-W54'],
    [readWeek, '0000-W01'],
    [readWeek, ''],
  ])('%p is not "%s"', (read, text) => {
    expect(() => read(text)).toThrow(InvalidInput);
  });
});
