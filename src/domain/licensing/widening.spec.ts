import { describe, expect, it } from '@jest/globals';

import { isArtifactKind } from './artifact-kind.js';
import cases from './data/licence-cases.json' with { type: 'json' };
import { checkWidening } from './widening.js';

describe('checkWidening, on the worked examples of licence-policy 12.3', () => {
  it('has all 10 of them', () => {
    expect(cases.change).toHaveLength(10);
    expect(new Set(cases.change.map(({ id }) => id)).size).toBe(10);
  });

  it.each(cases.change)('$id: $old to $new for $kind', (row) => {
    if (!isArtifactKind(row.kind)) throw new Error(`no such kind: ${row.kind}`);

    expect(checkWidening(row.old, row.new, row.kind).reason).toBe(row.expected);
  });
});

describe('checkWidening (R49)', () => {
  it('widens, and says by what', () => {
    expect(checkWidening('MIT', '(isc OR mit) or Zlib', 'code')).toEqual({
      reason: 'LIC_OK',
      canonical: 'ISC OR MIT OR Zlib',
      changed: true,
      added: ['ISC', 'Zlib'],
      term: null,
      allowed: 'MIT OR ISC OR Zlib',
    });
  });

  it.each([
    ['another spelling of the same', 'MIT OR ISC', 'mit or isc'],
    ['another order of the same', 'MIT OR ISC', 'ISC OR MIT'],
    ['the same twice', 'MIT OR ISC', 'MIT OR ISC OR MIT'],
  ])('accepts %s and has nothing to record', (_, old, requested) => {
    expect(checkWidening(old, requested, 'code')).toMatchObject({
      reason: 'LIC_OK',
      canonical: old,
      changed: false,
    });
  });

  it.each([
    ['what does not parse', 'MIT OR', 'MIT'],
    ['nothing', null, 'MIT'],
    ['an unknown name', 'MIT OR Foo-1.0', 'MIT'],
    ['a closed licence', 'gemma', 'MIT'],
    ['an AND of old and new', 'MIT AND ISC', 'MIT OR MIT AND ISC'],
    ['an open licence alone', 'ISC', 'MIT OR ISC'],
  ])('refuses %s as narrower, and names the widening that would pass', (_, requested, allowed) => {
    expect(checkWidening('MIT', requested, 'code')).toMatchObject({
      reason: 'LIC_NARROWED',
      canonical: null,
      changed: false,
      allowed,
    });
  });

  it('refuses an added operand that is open, but not for the kind', () => {
    expect(checkWidening('MIT', 'MIT OR CC-BY-4.0 OR ISC', 'code')).toMatchObject({
      reason: 'LIC_UNSUITABLE_KIND',
      term: 'CC-BY-4.0',
      allowed: 'MIT OR ISC',
    });
  });

  it('keeps a closed branch that the release always had', () => {
    expect(
      checkWidening('MIT OR CC-BY-NC-4.0', 'MIT OR CC-BY-NC-4.0 OR ISC', 'code'),
    ).toMatchObject({ reason: 'LIC_OK', added: ['ISC'] });
  });
});
