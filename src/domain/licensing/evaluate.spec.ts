import { describe, expect, it } from '@jest/globals';

import { isArtifactKind } from './artifact-kind.js';
import cases from './data/licence-cases.json' with { type: 'json' };
import { evaluate } from './evaluate.js';

describe('evaluate, on the worked examples of licence-policy 12.1', () => {
  it('has all 109 of them', () => {
    expect(cases.licence.map(({ id }) => id)).toEqual(
      Array.from({ length: 109 }, (_, index) => `L${String(index + 1).padStart(3, '0')}`),
    );
  });

  it.each(cases.licence)('$id: $input for $kind', (row) => {
    if (!isArtifactKind(row.kind)) throw new Error(`no such kind: ${row.kind}`);

    const verdict = evaluate(row.input, row.kind);

    expect(verdict).toMatchObject({
      verdict: row.verdict,
      reason: row.reason,
      reliedOn: row.reliedOn,
    });
    expect([...verdict.warnings].sort()).toEqual([...row.warnings].sort());
    if (row.canonical !== undefined) expect(verdict.canonical).toBe(row.canonical);
  });
});
