import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../evaluate.js';
import { declaredBases } from './base-declarations.js';
import { mayNameBase, plainBaseId } from './base-id.js';
import { closedBaseLicence } from './closed-bases.js';
import { judgeBases } from './judge-bases.js';
import type { BasesReport, BasesUnderJudgement } from './judge-bases.js';

function judge(draft: Partial<BasesUnderJudgement>): BasesReport {
  return judgeBases({
    card: {},
    repository: 'lab/derived',
    derivedLicences: ['Apache-2.0'],
    resolved: [],
    namedByFiles: [],
    ...draft,
  });
}

const codesOf = (draft: Partial<BasesUnderJudgement>): readonly string[] =>
  judge(draft).findings.map(({ code }) => code);

const released = (id: string, licence: string) =>
  ({ id, state: 'released', licence, version: 'v1', bases: [] }) as const;

describe('judgeBases', () => {
  it('says in those words that a card declares no base model', () => {
    expect(judge({})).toEqual({
      declaresNoBase: true,
      statement: 'declares no base model',
      chain: [],
      findings: [],
      warnings: [],
    });
  });

  it('accepts a base that is released here under an open licence', () => {
    const report = judge({
      card: { base_model: 'lab/base' },
      resolved: [released('lab/base', 'MIT')],
    });

    expect(report.findings).toEqual([]);
    expect(report.chain).toMatchObject([
      { id: 'lab/base', licence: 'MIT', licenceFrom: 'release' },
    ]);
  });

  it('gives the lines to add for a base that nobody knows', () => {
    const [fault] = judge({ card: { base_model: ['other/base'] } }).findings;

    expect(fault).toMatchObject({ code: 'LIC_BASE_UNKNOWN', field: 'base_model[0]' });
    expect(fault?.message).toContain('bases:\n  - id: other/base\n    license:');
  });

  it('takes the depositor’s word for an external base', () => {
    const bases = [{ id: 'other/base', license: 'apache-2.0', relation: 'finetune' }];

    expect(judge({ card: { bases } }).chain).toMatchObject([
      { id: 'other/base', licence: 'Apache-2.0', licenceFrom: 'depositor' },
    ]);
    expect(codesOf({ card: { bases } })).toEqual([]);
  });

  it.each([
    ['a closed licence', { id: 'x/y', license: 'CC-BY-NC-4.0' }, 'LIC_BASE_NOT_OPEN'],
    ['an unknown licence', { id: 'x/y', license: 'other' }, 'LIC_BASE_UNKNOWN'],
    ['a share-alike licence', { id: 'x/y', license: 'CC-BY-SA-4.0' }, 'LIC_BASE_CONFLICT'],
    ['no id', { license: 'MIT' }, 'LIC_BASE_UNKNOWN'],
    [
      'an open licence claimed for a model known to be closed',
      { id: 'meta-llama/Llama-3.1-8B', license: 'Apache-2.0' },
      'LIC_BASE_NOT_OPEN',
    ],
    ['the repository itself', { id: 'Lab/Derived', license: 'MIT' }, 'LIC_BASE_CYCLE'],
  ])('finds fault with a base that has %s', (_, base, code) => {
    expect(codesOf({ card: { bases: [base] } })).toEqual([code]);
  });

  it('follows the stored chain to find a cycle', () => {
    const link = judge({ card: { bases: [{ id: 'lab/derived', license: 'MIT' }] } }).chain;
    const resolved = [{ ...released('lab/base', 'MIT'), bases: link }];

    expect(codesOf({ card: { base_model: 'lab/base' }, resolved })).toEqual(['LIC_BASE_CYCLE']);
  });

  it('says what would satisfy the open bases, even beside one that nobody knows', () => {
    const bases = [{ id: 'x/unknown' }, { id: 'x/shared', license: 'CC-BY-SA-4.0' }];
    const { findings } = judge({ card: { bases } });

    expect(findings.map(({ code }) => code)).toEqual(['LIC_BASE_CONFLICT', 'LIC_BASE_UNKNOWN']);
    expect(findings[0]?.message).toContain('CC-BY-SA-4.0, ');
  });

  it('warns of a closed teacher and refuses nothing', () => {
    const bases = [{ id: 'x/teacher', license: 'llama3.1', relation: 'distilled' }];
    const report = judge({ card: { bases } });

    expect(report.findings).toEqual([]);
    expect(report.warnings).toMatchObject([{ field: 'bases[0]' }]);
  });

  it.each([
    ['nothing declared', {}, 'other/base', ['LIC_BASE_UNKNOWN']],
    ['the same declared', { bases: [{ id: 'other/base', license: 'MIT' }] }, 'other/base', []],
    ['a title for the declared', { bases: [{ id: 'o/Base-7B', license: 'MIT' }] }, 'Base 7B', []],
    ['another declared', { bases: [{ id: 'o/x', license: 'MIT' }] }, 'o/y', ['LIC_BASE_UNKNOWN']],
    ['a folder and nothing declared', {}, './base', ['LIC_BASE_UNKNOWN']],
    ['a folder and a base declared', { bases: [{ id: 'o/x', license: 'MIT' }] }, '/tmp/base', []],
    ['the repository itself', {}, 'https://huggingface.co/lab/derived', []],
  ])('weighs a base that a file names, with %s', (_, card, name, codes) => {
    expect(codesOf({ card, namedByFiles: [{ path: 'm.gguf', name }] })).toEqual(codes);
  });
});

describe('declaredBases', () => {
  it('lists a base of both spellings once, with its licence', () => {
    const card = {
      base_model: 'https://huggingface.co/X/Y',
      base_model_relation: 'quantized',
      bases: [{ id: 'x/y', license: 'MIT' }],
    };

    expect(declaredBases(card).bases).toEqual([
      { id: 'x/y', field: 'bases[0]', licence: 'MIT', url: null, relation: 'quantized' },
    ]);
  });
});

describe('plainBaseId', () => {
  it.each([
    ['https://huggingface.co/a/b/tree/main', 'a/b'],
    [' a/b ', 'a/b'],
    ['hf:a/b', 'a/b'],
  ])('%s is %s', (written, id) => {
    expect(plainBaseId(written)).toBe(id);
  });

  it('does not take two names without letters for one', () => {
    expect(mayNameBase('--', '__')).toBe(false);
  });
});

describe('closedBaseLicence', () => {
  it.each([
    'meta-llama/Llama-2-7b-hf',
    'meta-llama/Meta-Llama-3-8B',
    'meta-llama/Llama-3.1-8B-Instruct',
    'meta-llama/Llama-3.2-1B',
    'meta-llama/Llama-3.3-70B-Instruct',
    'meta-llama/Llama-4-Scout-17B-16E',
    'google/gemma-2-9b-it',
    'google/gemma-7b',
    'bigscience/bloom-560m',
    'CompVis/stable-diffusion-v1-4',
    'stable-diffusion-v1-5/stable-diffusion-v1-5',
    'stabilityai/stable-diffusion-2-1',
    'stabilityai/stable-diffusion-xl-base-1.0',
    'black-forest-labs/FLUX.1-dev',
    'facebook/nllb-200-distilled-600M',
    'CohereForAI/aya-23-8B',
  ])('knows %s by a licence that is refused', (id) => {
    const licence = closedBaseLicence(id);

    expect(licence).not.toBeNull();
    expect(evaluate(licence, 'weights').canonical).not.toBeNull();
    expect(evaluate(licence, 'weights').verdict).toBe('refused');
  });

  it.each(['mistralai/Mistral-7B-v0.1', 'google/gemma-4-31b', 'black-forest-labs/FLUX.1-schnell'])(
    'says nothing of %s',
    (id) => {
      expect(closedBaseLicence(id)).toBeNull();
    },
  );
});
