import { describe, expect, it } from '@jest/globals';

import {
  componentKind,
  componentNames,
  gradeOpenness,
  isComponentName,
  type ComponentName,
  type OpennessGrade,
  type OsaidGap,
  type ReleasedComponent,
} from './openness.js';

const classThree: readonly ComponentName[] = [
  'model_architecture',
  'model_parameters_final',
  'technical_report',
  'evaluation_results',
  'model_card',
  'data_card',
];
const classTwo: readonly ComponentName[] = [
  'training_code',
  'inference_code',
  'evaluation_code',
  'evaluation_data',
];
const classOne: readonly ComponentName[] = [
  'datasets',
  'data_preprocessing_code',
  'model_parameters_intermediate',
  'research_paper',
];
const completeInformation = {
  description: 'French parliamentary debates, and letters that cannot be shared',
  provenance: 'the national archive',
  scope: '2 billion tokens, 1881 to 1940',
  selection: 'all debates; letters by consent',
  labelling: 'none',
  processing: 'recognised by machine, then filtered for quality',
  public_data: ['https://archive.example/debates'],
  third_party_data: 'none',
};

function released(component: ComponentName, licence?: string): ReleasedComponent {
  const kind = componentKind(component);
  const canonicalLicence = licence ?? (kind === 'code' ? 'Apache-2.0' : 'CC-BY-4.0');
  return { component, kind, canonicalLicence, reliedOn: canonicalLicence, atypical: false };
}

function grade(
  names: readonly ComponentName[],
  given: {
    readonly licences?: Partial<Record<ComponentName, string>>;
    readonly dataInformation?: Record<string, unknown>;
    readonly hasWeights?: boolean;
  } = {},
): OpennessGrade {
  const { licences = {}, dataInformation = completeInformation, hasWeights = true } = given;
  const components = names.map((name) => released(name, licences[name]));
  return gradeOpenness({ components, dataInformation, hasWeights });
}

const missing = (...names: readonly ComponentName[]): readonly OsaidGap[] =>
  names.map((component) => ({ gap: 'component-missing', component }));

describe('the components (R41)', () => {
  it('are 17, each of one kind', () => {
    expect(componentNames).toHaveLength(17);
    expect(componentKind('model_parameters_final')).toBe('weights');
    expect(componentKind('model_metadata')).toBe('data');
  });

  it('have names that nothing on a prototype passes for', () => {
    expect(isComponentName('training_code')).toBe(true);
    expect(isComponentName('constructor')).toBe(false);
  });
});

describe('gradeOpenness, on the worked examples of licence-policy 12.6', () => {
  const without = (...names: readonly ComponentName[]): readonly ComponentName[] =>
    classThree.filter((name) => !names.includes(name));
  const codeGap = missing(
    'data_preprocessing_code',
    'training_code',
    'inference_code',
    'supporting_libraries',
  );

  it.each([
    ['G001', classThree, 3, codeGap],
    ['G002', without('data_card'), 0, codeGap],
    [
      'G003',
      [...classThree, ...classTwo],
      2,
      missing('data_preprocessing_code', 'supporting_libraries'),
    ],
    ['G004', [...classThree, ...classTwo, ...classOne], 1, missing('supporting_libraries')],
    ['G007', [...without('technical_report'), 'research_paper'], 3, codeGap],
    [
      'G008',
      classTwo,
      0,
      missing(
        'model_parameters_final',
        'data_preprocessing_code',
        'supporting_libraries',
        'model_architecture',
      ),
    ],
  ] as const)('%s: %j is class %i and does not conform', (_, names, mofClass, gaps) => {
    expect(grade(names)).toMatchObject({
      mof: { class: mofClass },
      osaid: { verdict: 'does-not-conform', gaps, isOnlyLicenceGap: false },
    });
  });

  const everything = [...classThree, ...classTwo, ...classOne, 'supporting_libraries'] as const;

  it('G005: everything is class 1 and conforms', () => {
    expect(grade(everything)).toEqual({
      ruleVersion: '1.0',
      refused: [],
      mof: { class: 1, missing: { 1: [], 2: [], 3: [] }, atypical: [] },
      osaid: { verdict: 'conforms', gaps: [], isOnlyLicenceGap: false },
    });
  });

  it('G006: inference code under CC0-1.0 is the only gap', () => {
    expect(grade(everything, { licences: { inference_code: 'CC0-1.0' } })).toMatchObject({
      mof: { class: 1 },
      osaid: {
        verdict: 'does-not-conform',
        gaps: [
          { gap: 'licence-not-osi-approved', component: 'inference_code', licence: 'CC0-1.0' },
        ],
        isOnlyLicenceGap: true,
      },
    });
  });

  it('G009: evaluation data under CC-BY-NC-4.0 refuse the release and do not count', () => {
    const names = [...classThree, ...classTwo];

    expect(grade(names, { licences: { evaluation_data: 'CC-BY-NC-4.0' } })).toMatchObject({
      refused: [{ component: 'evaluation_data', reason: 'LIC_NON_COMMERCIAL' }],
      mof: { class: 3, missing: { 2: ['evaluation_data'] } },
    });
  });

  it('G010: a research paper alone is unclassified and not assessed', () => {
    expect(grade(['research_paper'], { hasWeights: false })).toMatchObject({
      mof: { class: 0 },
      osaid: { verdict: 'not-assessed', gaps: [] },
    });
  });

  it('G011: a model without cards is unclassified and conforms', () => {
    const names = [
      'model_architecture',
      'model_parameters_final',
      'data_preprocessing_code',
      'training_code',
      'inference_code',
      'supporting_libraries',
    ] as const;

    expect(grade(names)).toMatchObject({ mof: { class: 0 }, osaid: { verdict: 'conforms' } });
  });
});

describe('gradeOpenness (R42, R43)', () => {
  it('needs all lower classes for a class', () => {
    const names = [...classThree, ...classOne];

    expect(grade(names).mof).toEqual({
      class: 3,
      missing: { 3: [], 2: [...classTwo], 1: [] },
      atypical: [],
    });
  });

  it('names each component once whose licence is atypical for its kind', () => {
    const weights = { ...released('model_parameters_final', 'GPL-3.0-only'), atypical: true };

    expect(
      gradeOpenness({ components: [weights, weights], dataInformation: {}, hasWeights: true }).mof
        .atypical,
    ).toEqual(['model_parameters_final']);
  });

  it.each(Object.keys(completeInformation))('asks for %s of the training data', (field) => {
    const gap = [{ gap: 'data-information-missing', field }];

    for (const value of [undefined, ' ', [], ['']]) {
      const dataInformation = { ...completeInformation, [field]: value };
      const { osaid } = grade([...classThree, ...classTwo, ...classOne, 'supporting_libraries'], {
        dataInformation,
      });
      expect(osaid).toMatchObject({ verdict: 'does-not-conform', gaps: gap });
    }
  });

  it('looks at every licence relied on, without its exception', () => {
    const names = [...classThree, ...classTwo, ...classOne, 'supporting_libraries'] as const;
    const licences = {
      training_code: 'Apache-2.0 WITH LLVM-exception',
      inference_code: 'MIT AND OpenMDW-1.0',
    };

    expect(grade(names, { licences }).osaid.gaps).toEqual([
      { gap: 'licence-not-osi-approved', component: 'inference_code', licence: 'OpenMDW-1.0' },
    ]);
  });
});
