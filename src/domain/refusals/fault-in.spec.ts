import { describe, expect, it } from '@jest/globals';
import { flawsOfFrench, valuesMissingFrom } from '../../../test/support/french-sentence.js';
import type { Fault } from '../errors/sphere-error.js';
import { evaluate } from '../licensing/evaluate.js';
import type { LicenceReason } from '../licensing/reason-code.js';
import type { FaultCode, Faults } from './codes.js';
import { type FormatFaults, formatFaults } from './format-faults.js';
import type { LicenceFacts } from './licence-facts.js';
import { type ProtocolFaults, protocolFaults } from './protocol-refusals.js';
import { faultIn } from './refusal-in.js';

type Listed = Exclude<FaultCode, keyof FormatFaults | LicenceReason | keyof ProtocolFaults>;

/** As in the table of refusals: what begins with `zq` stands for a value. */
const samples: { readonly [Code in Listed]: Faults[Code] | readonly Faults[Code][] } = {
  ACC_EMBARGO: { name: 'zq1', value: 'zq2' },
  ACC_GATED: { name: 'zq1', value: 'zq2' },
  ACC_NOT_A_GROUND: [{}, { category: 'zq1' }],
  ACC_PRICE: { name: 'zq1', value: 'zq2' },
  ACC_RELEASED_IMMUTABLE: [{ what: 'release' }, { what: 'metadata', path: 'zq1' }],
  'artifact-not-stored': { path: 'zq1', sha256: 'zq2' },
  'artifact-quarantined': { path: 'zq1' },
  'artifact-unverified': { path: 'zq1' },
  'bad-character': [{}, { isTitle: true }],
  'bad-content': {},
  'bag-invalid': {},
  base64: {},
  'bibliography-path': { value: 'zq1' },
  'bibliography-syntax': [
    { format: 'bibtex', flaw: 'field', line: 77 },
    { format: 'ris', flaw: 'nothing-found', line: 77 },
    { format: 'csl', flaw: 'syntax' },
    { format: 'cff', flaw: 'unclosed', line: 77 },
  ],
  'blob-id-mismatch': { expected: 'zq1', found: 'zq2' },
  body: [{ wanted: 'bytes' }, { wanted: 'commit' }, { wanted: 'object' }],
  'branch-name': [
    { value: 'zq1', flaw: 'empty' },
    { value: 'zq1', flaw: 'long' },
    { value: 'zq1', flaw: 'character' },
    { value: 'zq1', flaw: 'commit-id' },
    { value: 'zq1', flaw: 'head' },
    { value: 'zq1', flaw: 'refs' },
    { value: 'zq1', flaw: 'hyphen' },
    { value: 'zq1', flaw: 'dots' },
    { value: 'zq1', flaw: 'slashes' },
    { value: 'zq1', flaw: 'part' },
  ],
  'card-aliases': [
    { flaw: 'many', limit: 100, line: 77 },
    { flaw: 'dangling', limit: 1 },
    { flaw: 'growing', limit: 1 },
  ],
  'card-bad-character': [{ where: 'key', line: 77 }, { where: 'value' }, { where: 'text' }],
  'card-body-too-large': {},
  'card-duplicate-key': { key: 'zq1', line: 77 },
  'card-front-matter-too-large': [{ line: 77 }, { tokens: 400_000 }],
  'card-key': { line: 77 },
  'card-missing': {},
  'card-not-a-mapping': {},
  'card-too-deep': { limit: 77 },
  'card-yaml': { problem: 'zq1', line: 77 },
  'commit-id': { value: 'zq1' },
  'commit-text': {},
  'commit-text-too-long': { title: 77, body: 99_999 },
  'commit-title': {},
  'competing-interests-missing': {},
  'content-not-allowed': { path: 'zq1' },
  'creators-missing': {},
  'credit-role': { value: 'zq1' },
  cursor: [{}, { value: 'zq1' }, { sort: 'zq1' }],
  date: [{}, { value: 'zq1', example: 'zq2' }],
  'date-impossible': { value: 'zq1' },
  'date-in-future': { value: 'zq1' },
  'description-missing': {},
  'digest-mismatch': [
    { expected: 'zq1', found: 'zq2' },
    { expected: 'zq1', found: null, path: 'zq3' },
  ],
  'display-name': { value: 'zq1', limit: 77 },
  doi: { value: 'zq1' },
  'duplicate-person': { orcid: 'zq1' },
  'entry-not-found': [
    { what: 'file', path: 'zq1' },
    { what: 'folder', path: 'zq1' },
  ],
  etag: { value: 'zq1' },
  'expires-in-the-past': {},
  'file-too-large': { path: 'zq1', limit: 77 },
  filter: { value: 'zq1', limit: 77 },
  handle: { value: 'zq1', min: 77, max: 99 },
  'handle-reserved': { value: 'zq1' },
  'handle-taken': { handle: 'zq1' },
  'identifier-missing': {},
  'identifier-scheme': { value: 'zq1' },
  'import-conflict': {},
  'import-from': {},
  'import-kind': {},
  'import-nothing': {},
  'import-pattern': {},
  'import-source': {},
  'interests-contradict': {},
  'interests-unexplained': {},
  invalid: {},
  homepage: { value: 'ftp://x', limit: 500 },
  'isni-checksum': { value: 'zq1' },
  kind: { value: 'zq1', options: ['zq2', 'zq3'] },
  limit: { value: 77, max: 100 },
  'mail-address': { value: 'zq1' },
  missing: [
    {},
    { wanted: { code: 'type', facts: { wanted: 'a list' } } },
    { wanted: { code: 'out-of-range', facts: { min: 77, max: 99 } } },
  ],
  'missing-parts': { id: 'zq1', shown: 'zq2', more: 77 },
  'name-missing': {},
  'not-a-number': [{ isWhole: true }, { isWhole: false }],
  'not-allowed': [{}, { value: 'zq1', options: ['zq2', 'zq3'] }],
  'not-an-address': { value: 'zq1' },
  'not-an-advisor': { handle: 'zq1' },
  'notify-member': [{ expected: 'object' }, { expected: 'contexts' }, { expected: 'activity' }],
  'notify-unmatched': [
    { what: 'inbox', value: 'zq1' },
    { what: 'offer', value: 'zq1' },
    { what: 'work', value: 'zq1' },
    { what: 'place', value: 'zq1' },
    { what: 'notification', value: 'zq1' },
    { what: 'id', value: 'zq1' },
  ],
  'review-service-unknown': [
    { service: 'zq1', services: [] },
    { service: 'zq1', services: ['zq2'] },
  ],
  'not-in-list': { value: 'zq1', options: ['zq2', 'zq3', 'zq4'] },
  'opinion-not-earlier': { value: 'zq1' },
  orcid: { value: 'zq1' },
  'orcid-checksum': { value: 'zq1' },
  'out-of-range': { value: 'zq1', min: 77, max: 99 },
  part: {},
  'part-differs': { part: 77, etag: 'zq1' },
  'part-missing': { part: 77 },
  'part-unknown': { part: 77 },
  parts: { limit: 1_000 },
  'patch-path': [
    { path: 'zq1', why: 'missing' },
    { path: 'x', why: 'whole' },
    { path: 'zq1', why: 'stays' },
  ],
  'patch-shape': [{}, { limit: 100 }],
  'patch-test': { path: 'zq1' },
  path_bad_char: { path: 'zq1' },
  path_bad_segment: { path: 'zq1', segment: 'zq2' },
  path_case_collision: { path: 'zq1', twin: 'zq2' },
  path_prefix_collision: [{ path: 'zq1' }, { path: 'zq1', file: 'zq2' }],
  path_reserved: { path: 'zq1' },
  path_segment_too_long: { path: 'zq1', limit: 200 },
  path_too_deep: { path: 'zq1', limit: 77 },
  path_too_long: { path: 'zq1', limit: 1_024 },
  pid: { value: 'zq1' },
  'pid-checksum': { value: 'zq1' },
  range: {},
  'reason-missing': {},
  'profile-text': { name: 'bio', limit: 2_000 },
  'relation-cycle': { value: 'zq1' },
  'release-address': { value: 'zq1' },
  'repository-name': { value: 'zq1' },
  'repository-path': { value: 'zq1' },
  'repository-path-too-long': { value: 'zq1', length: 120, limit: 96 },
  required: { said: 'zq1' },
  ror: { value: 'zq1' },
  'ror-checksum': { value: 'zq1' },
  sha256: { value: 'zq1' },
  'sha256-mismatch': { expected: 'zq1', found: 'zq2' },
  'sha256-or-content': { path: 'zq1' },
  size: { value: 77 },
  'size-mismatch': [
    { expectedBytes: 77, foundBytes: 99 },
    { expectedBytes: 77, foundBytes: 'more', path: 'zq1' },
    { expectedBytes: 77, foundBytes: null },
  ],
  sort: { value: 'zq1', options: ['zq2', 'zq3'] },
  span: [{}, { days: 366 }],
  'field-of-another-kind': [
    { name: 'zq1', kind: 'paper' },
    { name: 'zq1', kind: 'model' },
    { name: 'zq1', kind: 'dataset' },
  ],
  'issn-checksum': { value: 'zq1' },
  'language-tag': { value: 'zq1' },
  'not-a-truth-value': {},
  'title-html': {},
  'value-missing': {},
  'title-missing': {},
  'too-few': [{ min: 1 }, { min: 77 }],
  'too-large-for-one-part': { sizeBytes: 99, limitBytes: 77 },
  'too-long': [
    { limit: 500 },
    { limit: 500, found: 501 },
    { limit: 500, found: 501, unit: 'words' },
    { limit: 500, isEntry: true },
  ],
  'too-many': [{ limit: 500 }, { limit: 500, found: 501 }],
  'too-many-files': { limit: 1_000, found: 1_001 },
  'too-many-operations': { limit: 1_000, found: 1_001 },
  'too-short': [{}, { min: 1 }, { min: 77 }],
  type: [{}, { wanted: 'a text' }, { wanted: 'true or false' }],
  'unknown-field': [{ name: 'zq1' }, { name: 'zq1', rule: 'zq2' }],
  'unknown-part': { id: 'zq1', last: 77, part: 99 },
  'unknown-value': { value: 'zq1', words: ['zq2', 'zq3'] },
  'version-exists': [{ version: 'zq1' }, { version: 'zq1', names: 'branch' }],
  'version-label': { value: 'zq1' },
  'version-label-ambiguous': { value: 'zq1' },
  'wrong-type': [{ takesLines: true }, { takesLines: false }],
};

const closed = evaluate('CC-BY-NC-4.0', 'weights');
const subject = { about: 'licence', kind: 'weights', accepted: ['zq1', 'zq2'] } as const;

/** One of each thing that is said about licences. */
const licences: readonly (readonly [LicenceReason, LicenceFacts])[] = [
  ['LIC_NON_COMMERCIAL', { ...subject, artifact: 'zq3', verdict: closed }],
  ['LIC_NON_COMMERCIAL', { ...subject, verdict: closed, files: ['zq3', 'zq4'], moreFiles: 77 }],
  ['LIC_UNKNOWN', { ...subject, artifact: 'zq3', inside: 'zq4', verdict: evaluate('zq5', 'code') }],
  ['LIC_MISSING', { ...subject, verdict: evaluate(null, 'code'), isMention: true }],
  ['LIC_MISSING', { about: 'empty-release' }],
  ['LIC_MALFORMED', { about: 'reuse', path: 'zq1' }],
  ['LIC_EXTRA_TERMS', { about: 'card-terms', name: 'zq1' }],
  ['LIC_FILE_CONFLICT', { about: 'header', path: 'zq1', declared: 'zq2', embedded: 'zq3' }],
  ['LIC_TEXT_MISSING', { about: 'text', id: 'zq1', path: 'zq2' }],
  ['LIC_TEXT_MISSING', { about: 'text', id: 'zq1' }],
  [
    'LIC_TEXT_MISMATCH',
    { about: 'text-differs', path: 'zq1', nearest: 'zq2', percent: 77, added: null },
  ],
  [
    'LIC_TEXT_MISMATCH',
    { about: 'text-differs', path: 'zq1', nearest: null, percent: 1, added: 'zq2' },
  ],
  [
    'LIC_BASE_UNKNOWN',
    {
      about: 'base-unknown',
      id: 'x',
      why: { what: 'undeclared', path: 'zq1', name: 'zq2' },
      addToCard: 'zq3',
    },
  ],
  [
    'LIC_BASE_UNKNOWN',
    { about: 'base-unknown', id: 'zq1', why: { what: 'not-here' }, addToCard: 'zq2' },
  ],
  ['LIC_BASE_CYCLE', { about: 'base-cycle', id: 'zq1' }],
  ['LIC_BASE_NOT_OPEN', { about: 'base-closed', id: 'zq1', verdict: closed }],
  [
    'LIC_BASE_CONFLICT',
    { about: 'base-conflict', id: 'zq1', licence: 'zq2', derived: 'zq3', satisfying: ['zq4'] },
  ],
  [
    'LIC_NARROWED',
    {
      about: 'widening',
      path: 'zq1',
      licence: 'zq2',
      requested: 'zq3',
      term: null,
      allowed: 'zq4',
    },
  ],
];

const rows: readonly (readonly [string, object])[] = [
  ...Object.entries(samples).flatMap(([code, facts]) =>
    (Array.isArray(facts) ? (facts as readonly object[]) : [facts]).map(
      (one) => [code, one] as const,
    ),
  ),
  ...licences,
  ...Object.keys(formatFaults.fr).map((code) => [code, { path: 'zq1' }] as const),
  ...Object.keys(protocolFaults.fr).map((code) => [code, {}] as const),
  ['st_hole', { value: 'zq1' }],
];

describe('the French of faults', () => {
  it.each(rows)('%s %j is said in French, with its values', (code, facts) => {
    const fault = { field: 'some.field', code, message: 'x', facts } as unknown as Fault;

    const { message } = faultIn('fr', fault);

    expect(flawsOfFrench(message)).toEqual([]);
    expect(valuesMissingFrom(message, shownOf(facts))).toEqual([]);
  });
});

/** Of a verdict only the licence is shown. */
function shownOf(facts: object): object {
  const { verdict, ...rest } = facts as { verdict?: { canonical: unknown; term: unknown } };
  return { ...rest, term: verdict?.term };
}
