import { describe, expect, it } from '@jest/globals';
import { allLicences } from '../licence-table.js';
import { compareLicenceText } from './compare-licence-text.js';
import { licenceTextFor, referenceTextOf } from './licence-texts.js';

const mit = licenceTextFor('MIT', ['Ann Smith'], 2020) ?? '';
const apache = referenceTextOf('Apache-2.0') ?? '';
const bsd = licenceTextFor('BSD-3-Clause', ['Ann'], 2020) ?? '';
const openMdw = referenceTextOf('OpenMDW-1.0') ?? '';

const displayClause =
  '\nIf the software has more than 100 million monthly active users, you shall display its name.\n';

describe('compareLicenceText', () => {
  it.each([
    ['the text itself', mit, ['MIT']],
    ['other line breaks and case', mit.replace(/\s+/g, ' ').toUpperCase(), ['MIT']],
    ['curly quotes', mit.replaceAll('"', '”'), ['MIT']],
    [
      'several copyright lines',
      `Copyright (c) 2019 Microsoft Research\n© Kim 2020\n${mit}`,
      ['MIT'],
    ],
    ['the second licence relied on', mit, ['Apache-2.0', 'MIT']],
    ['Apache without its appendix', apache.slice(0, apache.indexOf('APPENDIX')), ['Apache-2.0']],
    ['a BSD that names its people', bsd.replace('COPYRIGHT HOLDERS', 'REGENTS'), ['BSD-3-Clause']],
    [
      'OpenMDW 1.1, by the measure of 1.0',
      openMdw.replace('any patent', 'any patent or copyright'),
      ['LicenseRef-OpenMDW-1.1'],
    ],
  ])('accepts %s', (_, text, ids) => {
    expect(compareLicenceText(text, ids).outcome).toBe('match');
  });

  it.each([
    ['MIT with a display clause (F012)', mit + displayClause, ['MIT']],
    ['MIT with a non-commercial line', `${mit}\nNot for commercial use.`, ['MIT']],
    [
      'terms behind the word copyright',
      `Copyright (c) 2020 Ann, not for commercial use\n${mit}`,
      ['MIT'],
    ],
    [
      'terms hidden in a long text',
      `${apache}\nThe model must not be used in the military.`,
      ['Apache-2.0'],
    ],
    ['another licence', mit, ['Apache-2.0']],
    ['half of the text', apache.slice(0, apache.length / 2), ['Apache-2.0']],
    ['a short text that restricts', 'MIT, but for research only.', ['MIT']],
    ['a short text that names a closed licence', 'License: CC-BY-ND-4.0', ['CC-BY-4.0']],
    ['CC-BY-NC in place of CC-BY', referenceTextOf('CC-BY-NC-4.0') ?? '', ['CC-BY-4.0']],
  ])('finds a mismatch in %s', (_, text, ids) => {
    expect(compareLicenceText(text, ids).outcome).toBe('mismatch');
  });

  it('quotes the sentence that was added', () => {
    const comparison = compareLicenceText(mit + displayClause, ['MIT']);

    expect(comparison).toMatchObject({ nearestId: 'MIT' });
    expect(comparison.outcome === 'mismatch' && comparison.added[0]).toContain('100 million');
  });

  it.each(['MIT', 'https://www.apache.org/licenses/LICENSE-2.0', 'See the model card.'])(
    'takes %j for a pointer',
    (text) => {
      expect(compareLicenceText(text, ['Apache-2.0']).outcome).toBe('pointer');
    },
  );

  it('recognises every open licence by its own text', () => {
    const missed = allLicences()
      .filter(({ id, verdict }) => verdict === 'open' && referenceTextOf(id) !== null)
      .filter(({ id }) => {
        const text = licenceTextFor(id, ['Ann Smith'], 2024) ?? '';
        return compareLicenceText(text, [id]).outcome !== 'match';
      });

    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});
