import { describe, expect, it } from '@jest/globals';
import { flawsOfFrench } from '../../../test/support/french-sentence.js';
import { hubFiles, judgeDraft } from '../../../test/support/licence-judgement.js';
import { isArtifactKind } from '../licensing/artifact-kind.js';
import cases from '../licensing/data/licence-cases.json' with { type: 'json' };
import { evaluate } from '../licensing/evaluate.js';
import { explainVerdict, warningIn } from './explain-licences.js';

describe('the explanation of a licence in French', () => {
  it.each([
    ...cases.licence.map(({ input, kind }) => [input, kind] as const),
    [['mit', 'apache-2.0'], 'code'],
    [42, 'code'],
    [`MIT${' AND MIT'.repeat(300)}`, 'code'],
    [`${'('.repeat(30)}MIT`, 'code'],
    ['x'.repeat(5_000), 'code'],
    ['MIT/Apache-2.0', 'code'],
    ['MIT +', 'code'],
    ['MIT AND', 'code'],
    ['(MIT', 'code'],
    ['MIT)', 'code'],
    ['MIT WITH', 'code'],
    ['MIT++', 'code'],
    ['GPL-3.0-only+', 'code'],
    ['ＭＩＴ', 'code'],
  ] as const)('of %j for %s is a sentence, and names what English names', (input, kind) => {
    if (!isArtifactKind(kind)) throw new Error(`no such kind: ${kind}`);
    const verdict = evaluate(input, kind);

    const text = explainVerdict('fr', { kind, verdict, artifact: 'some.file' });

    expect(flawsOfFrench(text)).toEqual([]);
    for (const name of [verdict.canonical, verdict.reliedOn, ...verdict.choices]) {
      expect(text).toContain(name ?? '');
    }
  });

  it('says why, what to do and what would be accepted', () => {
    const verdict = evaluate('MIT AND CC-BY-NC-SA-4.0', 'data');

    expect(explainVerdict('fr', { kind: 'data', verdict, artifact: 'train.parquet' })).toBe(
      'train.parquet (données) est sous MIT AND CC-BY-NC-SA-4.0. CC-BY-NC-SA-4.0 interdit l’usage commercial\u00a0: on ne peut donc employer l’œuvre à toute fin. Acceptées pour les données, par exemple\u00a0: CC-BY-SA-4.0, CC-BY-4.0, CC0-1.0, CDLA-Permissive-2.0.',
    );
  });
});

describe('the warnings of a report in French', () => {
  it.each([
    ['LIC_WARN_NORMALISED', { card: { license: 'mit' } }],
    ['LIC_WARN_DEPRECATED', { card: { license: 'GPL-3.0' } }],
    ['LIC_WARN_ATYPICAL_KIND', { card: { license: 'EUDatagrid' } }],
    ['LIC_WARN_OR_CLOSED_BRANCH', { card: { license: 'MIT OR CC-BY-NC-4.0' } }],
    ['LIC_WARN_CONTRADICTORY_TEXT', { card: { license: 'MIT' }, body: 'No redistribution.' }],
    [
      'LIC_WARN_DATA_SHARE_ALIKE',
      {
        card: { license: 'MIT' },
        trainingData: [{ id: 'x/corpus', licence: 'CC-BY-SA-4.0' }],
      },
    ],
    [
      'LIC_WARN_TEACHER_TERMS',
      {
        card: {
          license: 'MIT',
          bases: [{ id: 'x/teacher', relation: 'distilled', license: 'CC-BY-NC-4.0' }],
        },
      },
    ],
    [
      'LIC_WARN_DECLARED_INCOMPLETE',
      {
        card: { license: 'Apache-2.0' },
        files: [{ path: 'a.py', text: '# SPDX-License-Identifier: MIT' }, { path: 'b.py' }],
      },
    ],
  ])('%s is a sentence', (code, draft) => {
    const { warnings } = judgeDraft({ files: hubFiles, ...draft });
    const warning = warnings.find((one) => one.code === code);
    if (warning === undefined) throw new Error(`${code} did not come.`);

    const { message } = warningIn('fr', warning);

    expect(flawsOfFrench(message)).toEqual([]);
    expect(message).not.toBe(warning.message);
  });

  it('stay as they were stored where nothing else was', () => {
    const stored = { code: 'LIC_WARN_ALIAS', field: 'license', message: 'As it was.' } as const;

    expect(warningIn('fr', stored)).toBe(stored);
  });
});
