import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { parseOrcid } from '../../../domain/identifiers/orcid.js';
import { parseRor } from '../../../domain/identifiers/ror.js';
import { parseRepositoryName } from '../../../domain/identifiers/repository-name.js';
import { importPageScript } from '../../../../test/support/page-script.js';

type Check = (text: string) => boolean;

describe('sha256.js', () => {
  interface Hash {
    update(bytes: Uint8Array): Hash;
    digest(): string;
  }
  let Sha256: new () => Hash;

  beforeAll(async () => {
    ({ Sha256 } = await importPageScript<{ Sha256: new () => Hash }>('sha256.js'));
  });

  it.each([0, 1, 55, 56, 63, 64, 65, 119, 128, 1_000, 100_000])(
    'hashes %d bytes as everybody does, whatever the pieces',
    (size) => {
      const bytes = randomBytes(size);
      const expected = createHash('sha256').update(bytes).digest('hex');

      for (const piece of [1, 63, 64, 1_000, 65_536].filter((one) => size / one <= 2_000)) {
        const hash = new Sha256();
        for (let at = 0; at < size; at += piece) hash.update(bytes.subarray(at, at + piece));
        expect(hash.digest()).toBe(expected);
      }
    },
  );
});

describe('identifier-checks.js', () => {
  let checks: { isOrcid: Check; isRor: Check };

  beforeAll(async () => {
    checks = await importPageScript('identifier-checks.js');
  });

  it.each([
    '0000-0002-1825-0097',
    'https://orcid.org/0000-0001-5109-3700/',
    '000000021694233X',
    '0000-0002-1694-233x',
    '0000-0002-1825-0098',
    '0000-0002-1825',
    '<script>',
    '',
  ])('says of the ORCID iD %j what the service says', (text) => {
    expect(checks.isOrcid(text)).toBe(isAccepted(() => parseOrcid(text)));
  });

  it.each([
    'https://ror.org/03yrm5c26',
    'ror.org/05dxps055',
    '01GGX4157',
    '03yrm5c27',
    '03yrl5c26',
    '03yrm5c2',
    '',
  ])('says of the ROR id %j what the service says', (text) => {
    expect(checks.isRor(text)).toBe(isAccepted(() => parseRor(text)));
  });

  function isAccepted(parse: () => unknown): boolean {
    try {
      parse();
      return true;
    } catch (error) {
      if (error instanceof InvalidInput) return false;
      throw error;
    }
  }
});

describe('name-of-title.js', () => {
  it.each([
    ['Étude des cœurs légers', 'etude-des-coeurs-legers'],
    ['  GPT-2: “small”, again!  ', 'gpt-2-small-again'],
    ['日本語', ''],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    [`${'long '.repeat(30)}end`, 'long-long-long-long-long-long-long-long-long-long'],
    ['a'.repeat(200), 'a'.repeat(50)],
  ])('makes of %j the name %j', async (title, expected) => {
    const { nameOfTitle } = await importPageScript<{ nameOfTitle: (title: string) => string }>(
      'name-of-title.js',
    );

    const name = nameOfTitle(title);

    expect(name).toBe(expected);
    if (name !== '') expect(() => parseRepositoryName(name)).not.toThrow();
  });
});

describe('upload-plan.js', () => {
  interface Plan {
    targetPath(path: string, options: { into: string; isBare: boolean }): string | null;
    missingParts(count: number, etags: Record<string, string>): number[];
    partRange(number: number, partSize: number, size: number): { start: number; end: number };
    arrivedBytes(etags: Record<string, string>, partSize: number, size: number): number;
    nextBatch<Item extends { size: number }>(
      items: readonly Item[],
      isInline: (item: Item) => boolean,
    ): Item[];
    waitSeconds(attempt: number, asked?: number): number;
    isPassing(status: number): boolean;
    refusalText(problem: unknown, fallback: string): string;
  }
  let plan: Plan;

  beforeAll(async () => {
    plan = await importPageScript<Plan>('upload-plan.js');
  });

  it.each([
    ['a.txt', '', false, 'a.txt'],
    ['model/config.json', '', true, 'config.json'],
    ['/model/sub/config.json', '', true, 'sub/config.json'],
    ['model/config.json', '', false, 'model/config.json'],
    ['a.txt', ' data / raw/', false, 'data/raw/a.txt'],
    ['model/.git/HEAD', '', true, null],
    ['model/.DS_Store', '', true, null],
    ['e\u0301tude.pdf', '', false, '\u00e9tude.pdf'],
  ])('puts %j with %j (bare: %s) at %j', (path, into, isBare, expected) => {
    expect(plan.targetPath(path, { into, isBare })).toBe(expected);
  });

  it('knows what is still missing of a file, and how much of it has arrived', () => {
    const etags = { 1: 'a', 3: 'c' };

    expect(plan.missingParts(3, etags)).toEqual([2]);
    expect(plan.partRange(3, 10, 25)).toEqual({ start: 20, end: 25 });
    expect(plan.arrivedBytes(etags, 10, 25)).toBe(15);
  });

  it('commits many small files in batches that a request holds', () => {
    const small = Array.from({ length: 2_000 }, () => ({ size: 1_000 }));
    const middling = Array.from({ length: 40 }, () => ({ size: 500_000 }));

    expect(plan.nextBatch(small, () => true)).toHaveLength(500);
    expect(plan.nextBatch(middling, () => true)).toHaveLength(12);
    expect(plan.nextBatch(middling, () => false)).toHaveLength(40);
    expect(plan.nextBatch([], () => true)).toEqual([]);
  });

  it.each([
    [0, 0, 1],
    [3, 0, 8],
    [50, 0, 30],
    [0, 12, 12],
  ])('waits after failure %d, asked for %d s, %d s', (attempt, asked, expected) => {
    expect(plan.waitSeconds(attempt, asked)).toBe(expected);
  });

  it('tries again what may pass, and nothing else', () => {
    expect([0, 429, 500, 503].every((status) => plan.isPassing(status))).toBe(true);
    expect([400, 401, 403, 409, 422].some((status) => plan.isPassing(status))).toBe(false);
  });

  it('says of a refusal each fault, else its detail, else what it is given', () => {
    const problem = { detail: 'No.', errors: [{ message: 'One.' }, { message: 2 }], remedy: 'Do.' };

    expect(plan.refusalText(problem, '?')).toBe('One. Do.');
    expect(plan.refusalText({ detail: 'No.' }, '?')).toBe('No.');
    expect(plan.refusalText('<html>', '?')).toBe('?');
  });
});
