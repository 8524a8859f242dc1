import { describe, expect, it } from '@jest/globals';
import { applyAct, readEdited } from './description/description-form.js';
import { groupRefusals } from './licences/group-refusals.js';
import { nextVersion } from './release/next-version.js';

describe('nextVersion', () => {
  it.each([
    [[], 'v1.0'],
    [['v1.0'], 'v1.1'],
    [['v1.1', 'v1.0'], 'v1.2'],
    [['1.2.4', '1.2.3'], '1.3.0'],
    [['v2.0.0-rc.1'], 'v2.1.0'],
    [['2026', 'v1.0'], '2027'],
    [['final'], 'v1.0'],
    [['final', 'v1.0'], 'v1.1'],
  ])('proposes after %j %s', (labels, expected) => {
    expect(nextVersion(labels)).toBe(expected);
  });
});

describe('applyAct', () => {
  const edited = readEdited({
    'creator-name': ['A', 'B', 'C'],
    'creator-orcid': ['', '0000-0002-1825-0097', ''],
    'creator-place': ['0', '', '1'],
    'work-identifier': '10.1234/abc',
    'work-relation': 'Cites',
    base_model: 'lab/one, lab/two ,lab/one',
  });
  const names = (act: string) => applyAct(edited, act).description.creators.map(({ name }) => name);

  it.each([
    ['person-up-1', ['B', 'A', 'C']],
    ['person-up-0', ['A', 'B', 'C']],
    ['person-down-2', ['A', 'B', 'C']],
    ['person-down-0', ['B', 'A', 'C']],
    ['person-remove-1', ['A', 'C']],
    ['person-remove-9', ['A', 'B', 'C']],
    ['person-add', ['A', 'B', 'C', '']],
    ['person-up-__proto__', ['A', 'B', 'C']],
  ])('%s orders the creators %j', (act, expected) => {
    expect(names(act)).toEqual(expected);
  });

  it('adds a work that was found, with an address that holds colons', () => {
    const { works } = applyAct(edited, 'relate:Describes:https://a.example/id/x').description;

    expect(works.at(-1)).toEqual({
      relation: 'Describes',
      identifier: 'https://a.example/id/x',
      place: null,
    });
  });

  it('adds a base once', () => {
    expect(applyAct(edited, 'base:lab/two').description.baseModels).toEqual(['lab/one', 'lab/two']);
  });
});

describe('groupRefusals', () => {
  const fault = (artifact: string, declared: string, field = 'license') => ({
    field,
    code: 'LIC_NON_COMMERCIAL',
    message: `${artifact} is refused.`,
    artifact,
    kind: 'weights',
    declared,
    accepted: ['CC-BY-4.0'],
  });
  const report = {
    findings: [
      fault('a.bin', 'CC-BY-NC-4.0'),
      fault('b.bin', 'CC-BY-NC-4.0'),
      fault('c.bin', 'CC-BY-NC-4.0', 'c.bin'),
      { field: 'bases[0]', code: 'LIC_BASE_UNKNOWN', message: 'A base.' },
    ],
    artifacts: [
      { isCovered: true },
      { isCovered: true },
      { isCovered: true },
      { isCovered: false },
    ],
  } as unknown as Parameters<typeof groupRefusals>[0];

  it('reads each reason once, and tells what the card mends from what files say', () => {
    const { groups, others, blocked } = groupRefusals(report);

    expect(groups.map(({ paths, isDeclaredInCard }) => [paths, isDeclaredInCard])).toEqual([
      [['a.bin', 'b.bin'], true],
      [['c.bin'], false],
    ]);
    expect(others).toHaveLength(1);
    expect(blocked).toEqual({ artifacts: 3, others: 1, covered: 3 });
  });
});
