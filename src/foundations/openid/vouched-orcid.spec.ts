import { describe, expect, it } from '@jest/globals';
import { vouchedOrcid } from './vouched-orcid.js';

const iD = '0000-0002-1825-0097';

describe('vouchedOrcid', () => {
  it.each([
    ['orcid.org', null, { sub: iD }, iD],
    ['sandbox.orcid.org', null, { sub: iD }, null],
    ['orcid.org.evil.example', null, { sub: iD }, null],
    ['login.example.edu', null, { sub: iD, orcid: iD }, null],
    ['login.example.edu', 'orcid', { sub: 'ada', orcid: iD }, iD],
    ['login.example.edu', 'orcid', { sub: iD }, null],
    ['login.example.edu', 'orcid', { sub: 'ada', orcid: [iD] }, null],
  ])('from %s, with the claim %j, %j: %j', (host, orcidClaim, claims, expected) => {
    expect(vouchedOrcid({ host, orcidClaim }, claims)).toBe(expected);
  });
});
