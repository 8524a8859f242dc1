import { describe, expect, it } from '@jest/globals';
import spdxLicenceList from 'spdx-license-list';

import { artifactKinds } from './artifact-kind.js';
import table from './data/licences.json' with { type: 'json' };
import { evaluate } from './evaluate.js';
import {
  acceptedLicences,
  allLicences,
  findLicence,
  recommendedLicences,
  ruleVersion,
  spdxListVersion,
  tableVersion,
} from './licence-table.js';
import { spdxException, spdxIdentifier } from './spdx-list.js';

const evidence = ['osi', 'fsf', 'open-definition', 'free-culture', 'project-review'];

describe('the licence table', () => {
  it('has 207 licences, each under one spelling', () => {
    const keys = allLicences().map(({ id }) => id.toLowerCase());

    expect(keys).toHaveLength(207);
    expect(new Set(keys).size).toBe(207);
  });

  it.each(allLicences())('rests the verdict on $id on evidence or a reason (R3)', (entry) => {
    if (entry.verdict === 'open') {
      expect(entry.basis).not.toHaveLength(0);
      expect(evidence).toEqual(expect.arrayContaining([...(entry.basis ?? [])]));
      expect(entry.basis?.includes('osi')).toBe(entry.osiApproved);
      expect(entry.reasons).toEqual([]);
    } else {
      expect(entry.reason).not.toBeNull();
      expect(entry.reasons[0]).toBe(entry.reason);
      expect(Object.values(entry.kinds)).toEqual(artifactKinds.map(() => 'no'));
    }
  });

  it.each(allLicences().filter(({ spdxId }) => spdxId !== null))(
    'agrees on $id with the installed SPDX list',
    ({ id, spdxId, name, url, osiApproved }) => {
      const listed = spdxLicenceList[id];

      expect(spdxId).toBe(id);
      expect(spdxIdentifier(id)).toBe(id);
      expect({ name, url, osiApproved }).toEqual({
        name: listed?.name,
        url: listed?.url,
        osiApproved: listed?.osiApproved,
      });
    },
  );

  it('gives SPDX no identifier that SPDX does not list', () => {
    const own = allLicences().filter(({ spdxId }) => spdxId === null);

    expect(own.filter(({ id }) => !id.startsWith('LicenseRef-'))).toEqual([]);
  });

  it.each(allLicences())(
    'takes for configuration under $id the most favourable kind (R6)',
    (entry) => {
      const { weights, code, data, configuration } = entry.kinds;
      const best = ['yes', 'atypical', 'no'].find((how) =>
        [weights, code, data].some((kind) => kind === how),
      );

      expect(configuration).toBe(best);
    },
  );

  it.each(Object.entries(table.aliases))('reads the alias %s as %s', (alias, id) => {
    expect(findLicence(id)?.id).toBe(id);
    expect(evaluate(alias, 'code').canonical).toBe(id);
  });

  it.each(allLicences().filter(({ hfAliases }) => hfAliases.length > 0))(
    'reads every spelling of $id on a model card',
    ({ id, hfAliases, aliases }) => {
      for (const alias of [...hfAliases, ...aliases]) {
        expect(evaluate(alias, 'code').canonical).toBe(id);
      }
    },
  );

  it.each(Object.entries(table.deprecated))('reads the deprecated %s as %s', (old, modern) => {
    expect(evaluate(old, 'code').canonical).toBe(modern);
    const [id = '', exception] = modern.split(' WITH ');
    expect(spdxIdentifier(id)).toBe(id);
    if (exception !== undefined) expect(spdxException(exception)).toBe(exception);
  });

  it('finds licences in any case and nothing on the prototype', () => {
    expect(findLicence('cc-by-4.0')?.id).toBe('CC-BY-4.0');
    expect(findLicence('constructor')).toBeNull();
    expect(findLicence('__proto__')).toBeNull();
  });

  it('names the versions that a verdict rests on (R59)', () => {
    expect(tableVersion).toMatch(/^1-[0-9a-f]{12}$/);
    expect(spdxListVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(ruleVersion).toMatch(/^\d+\.\d+$/);
  });
});

describe.each(artifactKinds)('the licences for %s', (kind) => {
  it('are accepted when recommended, without being atypical (R8)', () => {
    for (const id of recommendedLicences(kind)) {
      expect(evaluate(id, kind)).toMatchObject({ reliedOn: id, warnings: [] });
    }
  });

  it('are accepted exactly when they are listed as accepted (R7)', () => {
    const accepted = new Map(
      acceptedLicences(kind).map(({ licence, atypical }) => [licence.id, atypical]),
    );

    for (const { id } of allLicences()) {
      const { verdict, warnings } = evaluate(id, kind);
      expect([id, verdict === 'open']).toEqual([id, accepted.has(id)]);
      expect(warnings.includes('LIC_WARN_ATYPICAL_KIND')).toBe(accepted.get(id) ?? false);
    }
  });
});

describe('a licence that is listed by SPDX and not in the table (R9)', () => {
  it.each([
    ['EUDatagrid', 'code', 'LIC_OK', []],
    ['EUDatagrid', 'configuration', 'LIC_OK', []],
    ['EUDatagrid', 'weights', 'LIC_OK', ['LIC_WARN_ATYPICAL_KIND']],
    ['EUDatagrid', 'documentation', 'LIC_OK', ['LIC_WARN_ATYPICAL_KIND']],
    ['EUDatagrid', 'data', 'LIC_UNSUITABLE_KIND', []],
    ['EUDatagrid', 'paper', 'LIC_UNSUITABLE_KIND', []],
    ['Zend-2.0', 'code', 'LIC_NOT_REVIEWED', []],
    ['Net-SNMP', 'code', 'LIC_NOT_REVIEWED', []],
    ['BSD-3-Clause-OpenWebUI', 'code', 'LIC_NOT_REVIEWED', []],
  ] as const)('%s for %s', (id, kind, reason, warnings) => {
    expect(findLicence(id)).toBeNull();
    expect(evaluate(id, kind)).toMatchObject({ canonical: id, reason, warnings });
  });
});
