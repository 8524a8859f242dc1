import { describe, expect, it } from '@jest/globals';
import { cpuMillisecondsOf } from '../../../test/support/cpu-time.js';
import fc from 'fast-check';
import { findingCodes, hubFiles, judgeDraft } from '../../../test/support/licence-judgement.js';
import { licenceTextFor, referenceTextOf } from './texts/licence-texts.js';

describe('judgeRelease on whole releases', () => {
  it('passes an ordinary Hub card that says license: mit', () => {
    const report = judgeDraft({ card: { license: 'mit' }, files: hubFiles });

    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      isOpen: true,
      concluded: 'MIT',
      reliedOn: ['MIT'],
      year: 2026,
      bases: { statement: 'declares no base model' },
      openness: { mof: { class: 0 } },
    });
    expect(report.artifacts.map(({ kind, isCovered }) => [kind, isCovered])).toEqual([
      ['documentation', false],
      ['documentation', true],
      ['configuration', true],
      ['weights', true],
    ]);
  });

  it('lists every failing file of a non-commercial release', () => {
    const weights = ['alexa.onnx', 'alexa.tflite', 'hey_jarvis.onnx', 'timer.tflite'];
    const files = weights.map((path) => ({ path, isLfs: true }));
    const report = judgeDraft({ card: { license: 'cc-by-nc-sa-4.0' }, files });

    expect(report.findings.map(({ artifact }) => artifact)).toEqual(weights);
    expect(report.findings[0]).toMatchObject({
      code: 'LIC_NON_COMMERCIAL',
      kind: 'weights',
      declared: 'cc-by-nc-sa-4.0',
      canonical: 'CC-BY-NC-SA-4.0',
      field: 'license',
    });
    expect(report.findings[0]?.message).toMatch(
      /^alexa\.onnx \(weights\) is under CC-BY-NC-SA-4\.0/,
    );
  });

  it('asks for a code licence beside CC-BY, and names the files (R6b)', () => {
    const files = [...hubFiles, { path: 'modeling.py' }, { path: 'train.py' }];
    const report = judgeDraft({ card: { license: 'cc-by-4.0' }, files });

    expect(report.findings.map(({ artifact }) => artifact)).toEqual(['modeling.py', 'train.py']);
    expect(report.findings[0]?.message).toContain('modeling.py, train.py');
    expect(report.findings[0]?.message).toContain('licences: {code: Apache-2.0}');
  });

  it.each([
    ['licences per kind', { license: 'cc-by-4.0', licences: { code: 'MIT' } }],
    [
      'a licence for some paths',
      { license: 'cc-by-4.0', artifacts: [{ path: '*.py', licence: 'MIT' }] },
    ],
    [
      'weights and code apart',
      { licences: { weights: 'CC-BY-4.0', code: 'MIT', documentation: 'MIT' } },
    ],
  ])('accepts %s', (_, card) => {
    expect(findingCodes(judgeDraft({ card, files: [...hubFiles, { path: 'train.py' }] }))).toEqual(
      [],
    );
  });

  it('lets the last matching rule of the card decide kind, licence and component', () => {
    const artifacts = [
      { path: '**', licence: 'CC-BY-NC-4.0' },
      { path: 'data/', kind: 'data', component: 'datasets', licence: 'CC0-1.0' },
    ];
    const report = judgeDraft({ card: { artifacts }, files: [{ path: 'data/train.bin' }] });

    expect(report.findings).toEqual([]);
    expect(report.artifacts[0]).toMatchObject({
      kind: 'data',
      component: 'datasets',
      canonical: 'CC0-1.0',
    });
  });

  it.each([
    ['nothing', []],
    ['empty files only', [{ path: 'a.bin', sizeBytes: 0 }]],
  ])('refuses a release of %s', (_, files) => {
    const { findings } = judgeDraft({ card: { license: 'mit' }, files });

    expect(findings).toMatchObject([{ code: 'LIC_MISSING', field: 'release' }]);
  });

  it('lists all findings at once', () => {
    const report = judgeDraft({
      card: { license: 'llama3.1', gated: 'auto', acceptable_use: 'Be kind', base_model: 'x/y' },
      files: [{ path: 'model.safetensors' }],
    });

    expect(findingCodes(report)).toEqual([
      'LIC_SCALE_CAP',
      'LIC_EXTRA_TERMS',
      'ACC_GATED',
      'LIC_BASE_UNKNOWN',
    ]);
  });

  it('refuses a manifest that is closed and joins one that is open', () => {
    const code = { path: 'a.py' };
    const closed = { path: 'package.json', text: '{"license":"SSPL-1.0"}' };
    const open = { path: 'pyproject.toml', text: '[project]\nlicense = "BSD-3-Clause"' };
    const report = judgeDraft({ card: { license: 'MIT' }, files: [code, closed, open] });

    expect(report.findings).toMatchObject([
      { code: 'LIC_SOURCE_AVAILABLE', artifact: 'package.json' },
    ]);
    expect(report.concludedByKind.code).toBe('MIT AND BSD-3-Clause');
  });

  it('refuses a REUSE.toml that cannot be read', () => {
    const files = [{ path: 'a.py' }, { path: 'REUSE.toml', text: 'path = [' }];

    expect(findingCodes(judgeDraft({ card: { license: 'MIT' }, files }))).toEqual([
      'LIC_MALFORMED',
    ]);
  });

  it('asks for the text of OpenMDW 1.1, which no corpus has', () => {
    const card = { license: 'openmdw-1.1' };
    const text = referenceTextOf('OpenMDW-1.0')?.replace('version 1.0', 'version 1.1') ?? '';
    const weights = { path: 'm.gguf' };

    expect(findingCodes(judgeDraft({ card, files: [weights] }))).toEqual(['LIC_TEXT_MISSING']);
    expect(findingCodes(judgeDraft({ card, files: [weights, { path: 'LICENSE', text }] }))).toEqual(
      [],
    );
  });

  it('accepts the texts of both branches of an OR, and vendored ones in folders', () => {
    const files = [
      { path: 'a.py' },
      { path: 'LICENSE-MIT', text: licenceTextFor('MIT', ['Ann'], 2020) ?? '' },
      { path: 'LICENSE-APACHE', text: referenceTextOf('Apache-2.0') ?? '' },
      { path: 'vendor/z/LICENSE', text: licenceTextFor('Zlib', ['Kim'], 2001) ?? '' },
    ];
    const report = judgeDraft({ card: { license: 'MIT OR Apache-2.0' }, files });

    expect(report.findings).toEqual([]);
    expect(report.texts).toMatchObject([{ id: 'MIT', source: 'supplied', path: 'LICENSE-MIT' }]);
  });

  it('carries the texts of the bases along, under their authors’ names (R36)', () => {
    const card = { license: 'apache-2.0', bases: [{ id: 'x/base', license: 'mit' }] };
    const { texts } = judgeDraft({ card, files: [{ path: 'model.safetensors' }] });

    expect(texts.map(({ id, holders }) => [id, holders])).toEqual([
      ['Apache-2.0', []],
      ['MIT', ['the authors of x/base']],
    ]);
  });

  it('hears a base named by an adapter that the card does not declare', () => {
    const text = '{"base_model_name_or_path":"meta-llama/Llama-3.1-8B"}';
    const files = [{ path: 'adapter_model.safetensors' }, { path: 'adapter_config.json', text }];

    expect(findingCodes(judgeDraft({ card: { license: 'mit' }, files }))).toEqual([
      'LIC_BASE_UNKNOWN',
    ]);
  });

  it('warns of words that contradict the licence, with the line of the file', () => {
    const report = judgeDraft({
      card: { license: 'mit' },
      body: '# Model\nFor research purposes only.',
      bodyStartLine: 4,
      files: hubFiles,
    });

    expect(report.isOpen).toBe(true);
    expect(report.warnings).toContainEqual(
      expect.objectContaining({ code: 'LIC_WARN_CONTRADICTORY_TEXT', field: 'README.md', line: 5 }),
    );
  });

  it('says once how a spelling was read, with the files that it concerns', () => {
    const { warnings } = judgeDraft({ card: { license: 'mit' }, files: hubFiles });

    expect(warnings).toMatchObject([
      { code: 'LIC_WARN_NORMALISED', artifacts: ['README.md', 'config.json', 'model.safetensors'] },
    ]);
  });

  it('warns of share-alike training data', () => {
    const trainingData = [{ id: 'x/corpus', licence: 'CC-BY-SA-4.0' }];
    const report = judgeDraft({ card: { license: 'MIT' }, files: hubFiles, trainingData });

    expect(report.warnings.map(({ code }) => code)).toEqual(['LIC_WARN_DATA_SHARE_ALIKE']);
  });

  it('is JSON as it stands, whatever the card holds', () => {
    const card = JSON.parse(
      '{"license":{"__proto__":1},"licences":[1],"artifacts":[null,3,{"path":4}],"bases":[null,{}],"base_model":5,"copyrightHolders":{"name":2},"data_information":[]}',
    ) as Readonly<Record<string, unknown>>;
    const report = judgeDraft({ card, files: hubFiles });

    expect(report.isOpen).toBe(false);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('never throws on what a depositor wrote', () => {
    const keys =
      'license license_name licences artifacts bases base_model copyrightHolders gated embargo_date price acceptable_use data_information';
    const card = fc.dictionary(fc.constantFrom(...keys.split(' ')), fc.jsonValue());
    const path = fc.constantFrom(
      'a.py',
      'a.py.license',
      'REUSE.toml',
      'LICENSE',
      'package.json',
      'README.md',
    );
    const file = fc.record({
      path,
      text: fc.string(),
      embedded: fc.record({ license: fc.jsonValue() }),
    });
    fc.assert(
      fc.property(card, fc.array(file), (anyCard, files) => {
        expect(typeof judgeDraft({ card: anyCard, files }).isOpen).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });

  it('judges 20,000 files within seconds', () => {
    const files = Array.from({ length: 20_000 }, (_, index) => ({ path: `data/${index}.parquet` }));
    const card = { license: 'cc-by-4.0' };
    const spent = cpuMillisecondsOf(() => {
      expect(judgeDraft({ repositoryKind: 'dataset', card, files }).isOpen).toBe(true);
    });

    expect(spent).toBeLessThan(20_000);
  });
});
