import { describe, expect, it } from '@jest/globals';
import { textShares } from './text-shares.js';

const sized = (path: string, sizeBytes: number) => ({ path, sizeBytes });

describe('the share of each text in what is read', () => {
  it('is the whole of it where all fit', () => {
    const shares = textShares([sized('README.md', 10), sized('a.py', 20)], 100);

    expect([...shares]).toEqual([
      ['README.md', 10],
      ['a.py', 20],
    ]);
  });

  it('is nothing for weights and for what is empty', () => {
    expect([...textShares([sized('model.safetensors', 10), sized('a.py', 0)])]).toEqual([]);
  });

  it('is at most one mebibyte', () => {
    expect(textShares([sized('long.txt', 5_000_000)]).get('long.txt')).toBe(1_048_576);
  });

  it('leaves short files whole and cuts long ones to one length', () => {
    const shares = textShares([sized('a.py', 90), sized('b.py', 10), sized('c.py', 300)], 100);

    expect(Object.fromEntries(shares)).toEqual({ 'a.py': 45, 'b.py': 10, 'c.py': 45 });
  });

  it.each(['README.md', 'LICENSES/MIT.txt', 'src/a.py.license', 'REUSE.toml', 'code/package.json'])(
    'is the whole of %s, whatever stands before it',
    (path) => {
      const shares = textShares([sized('A/data.csv.txt', 1_000), sized(path, 80)], 100);

      expect(Object.fromEntries(shares)).toEqual({ 'A/data.csv.txt': 20, [path]: 80 });
    },
  );

  it('keeps the head of every file of very many', () => {
    const files = Array.from({ length: 100_000 }, (_, index) => sized(`f${index}.py`, 1_000_000));

    const shares = [...textShares(files).values()];

    expect(Math.min(...shares)).toBe(671);
    expect(shares.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(67_108_864);
  });
});
