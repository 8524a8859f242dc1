import { describe, expect, it } from '@jest/globals';

import { evaluate } from './evaluate.js';
import { explainRefusal, refusalFault, wouldPass } from './explain-refusal.js';

describe('explainRefusal (R23)', () => {
  it.each([
    [
      'CC-BY-NC-4.0',
      'weights',
      'model.safetensors (weights) is under CC-BY-NC-4.0. That licence forbids commercial use, so people may not use the work for any purpose. Accepted for weights, for example: CC-BY-4.0, Apache-2.0, CC0-1.0.',
    ],
    [
      null,
      'code',
      'model.safetensors (code) carries no licence, and without one nobody may use it. Accepted for code, for example: Apache-2.0, MIT.',
    ],
    [
      'MIT AND BUSL-1.1',
      'code',
      'model.safetensors (code) is under MIT AND BUSL-1.1. BUSL-1.1 lets people read the work but not use it freely, or only at a later date. Release it under the open licence once the change date has passed. Accepted for code, for example: Apache-2.0, MIT.',
    ],
    [
      'CC-BY-4.0',
      'code',
      'model.safetensors (code) is under CC-BY-4.0. That licence is open, but was not made for this kind of artifact. Accepted for code, for example: Apache-2.0, MIT.',
    ],
    [
      'bsd',
      'code',
      'model.safetensors (code) has no licence that can be relied on. “bsd” leaves open which terms apply; choose an exact identifier: BSD-2-Clause, BSD-3-Clause. Accepted for code, for example: BSD-2-Clause, BSD-3-Clause, Apache-2.0, MIT.',
    ],
    [
      'Apache-2.O',
      'code',
      'model.safetensors (code) has no licence that can be relied on. “Apache-2.O” is not the name of a licence that is known here. Did you mean Apache-2.0 or Apache-1.0 or Apache-1.1? Accepted for code, for example: Apache-2.0, MIT.',
    ],
    [
      'MIT/Foo',
      'code',
      'model.safetensors (code) has no licence that can be relied on. “/” at position 4 has no place in a licence expression; licences are joined by AND or OR. Join identifiers by AND where all apply, by OR where people may choose. Accepted for code, for example: Apache-2.0, MIT.',
    ],
    [
      'CC-BY-NC-ND-4.0',
      'paper',
      'model.safetensors (paper) is under CC-BY-NC-ND-4.0. That licence forbids commercial use, so people may not use the work for any purpose; it also forbids adaptations, so people may not improve the work and share the result. Accepted for paper, for example: CC-BY-4.0.',
    ],
  ] as const)('explains %s for %s', (licence, kind, sentence) => {
    const verdict = evaluate(licence, kind);

    expect(explainRefusal({ artifact: 'model.safetensors', kind, verdict })).toBe(sentence);
  });

  it('names the file inside an archive, and speaks of the kind where there is no artifact', () => {
    const verdict = evaluate('JSON', 'code');

    expect(explainRefusal({ artifact: 'a.zip', inside: 'b.py', kind: 'code', verdict })).toMatch(
      /^b\.py in a\.zip \(code\) is under JSON\. /,
    );
    expect(explainRefusal({ kind: 'code', verdict })).toMatch(/^The code is under JSON\. /);
  });
});

describe('wouldPass', () => {
  it.each([
    ['CC-BY-NC-SA-4.0', 'data', 'CC-BY-SA-4.0'],
    ['CC-BY-ND-4.0', 'paper', 'CC-BY-4.0'],
    ['GFDL-1.3-invariants-only', 'documentation', 'GFDL-1.3-no-invariants-only'],
    ['GFDL-1.3-or-later', 'documentation', 'GFDL-1.3-no-invariants-or-later'],
    ['cc', 'paper', 'CC0-1.0'],
  ] as const)('offers instead of %s for %s first %s', (licence, kind, first) => {
    expect(wouldPass(kind, evaluate(licence, kind))[0]).toBe(first);
  });

  it('offers nothing that the kind does not accept', () => {
    expect(wouldPass('code', evaluate('CC-BY-NC-4.0', 'code'))).toEqual(['Apache-2.0', 'MIT']);
    expect(wouldPass('weights', evaluate('GFDL-1.3-invariants-only', 'weights'))).toEqual([
      'CC-BY-4.0',
      'Apache-2.0',
      'CC0-1.0',
    ]);
  });
});

describe('refusalFault (R23)', () => {
  it('carries all that a client needs to mend the release', () => {
    const verdict = evaluate('mit AND cc-by-nc-sa-4.0', 'data');

    expect(
      refusalFault({
        field: 'train.parquet',
        artifact: 'train.parquet',
        kind: 'data',
        declared: 'mit AND cc-by-nc-sa-4.0',
        verdict,
      }),
    ).toEqual({
      field: 'train.parquet',
      code: 'LIC_NON_COMMERCIAL',
      message:
        'train.parquet (data) is under MIT AND CC-BY-NC-SA-4.0. CC-BY-NC-SA-4.0 forbids commercial use, so people may not use the work for any purpose. Accepted for data, for example: CC-BY-SA-4.0, CC-BY-4.0, CC0-1.0, CDLA-Permissive-2.0.',
      artifact: 'train.parquet',
      kind: 'data',
      declared: 'mit AND cc-by-nc-sa-4.0',
      canonical: 'MIT AND CC-BY-NC-SA-4.0',
      term: 'CC-BY-NC-SA-4.0',
      rule: 'R2',
      why: 'That licence forbids commercial use, so people may not use the work for any purpose.',
      accepted: ['CC-BY-SA-4.0', 'CC-BY-4.0', 'CC0-1.0', 'CDLA-Permissive-2.0'],
      docs: '/licences#LIC_NON_COMMERCIAL',
      facts: expect.objectContaining({ about: 'licence', verdict }),
    });
  });

  it('explains in its own words what could not be read', () => {
    const fault = refusalFault({
      field: 'licence',
      inside: 'a.py',
      kind: 'code',
      declared: 'MIT OR',
      verdict: evaluate('MIT OR', 'code'),
    });

    expect(fault).toMatchObject({
      code: 'LIC_MALFORMED',
      inside: 'a.py',
      canonical: null,
      term: null,
      rule: 'R15',
      why: 'Expected a licence identifier at the end (position 7).',
    });
  });
});
