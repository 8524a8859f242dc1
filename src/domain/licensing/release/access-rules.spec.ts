import { describe, expect, it } from '@jest/globals';
import { findAccessFaults } from './access-rules.js';

const codesOf = (card: Readonly<Record<string, unknown>>): readonly string[] =>
  findAccessFaults(card, '2026-06-15').map(({ code }) => code);

describe('findAccessFaults', () => {
  it.each([
    ['A007: an embargo in the future', { embargo_date: '2026-06-16' }, ['ACC_EMBARGO']],
    ['A008: a restricted access right', { access_right: 'restricted' }, ['ACC_EMBARGO']],
    ['A009: gated: auto', { gated: 'auto' }, ['ACC_GATED']],
    ['A010: a prompt', { extra_gated_prompt: 'You agree to …' }, ['ACC_GATED']],
    ['A011: gated: false', { gated: false }, []],
    ['gated: "false"', { gated: 'false' }, []],
    ['a prompt that is empty', { extra_gated_prompt: '' }, []],
    ['an embargo that is over', { embargo_date: '2026-06-15' }, []],
    ['an embargo that is no date', { embargo_date: 'next spring' }, ['ACC_EMBARGO']],
    ['an embargo without a date', { embargo: true }, ['ACC_EMBARGO']],
    ['a date that the parser made', { embargo_date: new Date('2027-01-01') }, ['ACC_EMBARGO']],
    ['an open access right', { access_right: 'open' }, []],
    ['a price', { price: '10 EUR' }, ['ACC_PRICE']],
    ['a price of nothing', { price: 0 }, []],
    ['a paywall', { paywall: true }, ['ACC_PRICE']],
    ['schema.org’s word', { isAccessibleForFree: false }, ['ACC_PRICE']],
    ['several at once', { gated: true, price: 5 }, ['ACC_GATED', 'ACC_PRICE']],
    ['an ordinary card', { license: 'mit', tags: ['audio'] }, []],
  ])('%s', (_, card, codes) => {
    expect(codesOf(card)).toEqual(codes);
  });
});
