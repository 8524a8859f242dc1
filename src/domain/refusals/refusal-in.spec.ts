import { describe, expect, it } from '@jest/globals';
import { flawsOfFrench, valuesMissingFrom } from '../../../test/support/french-sentence.js';
import { parseCard } from '../card/parse-card.js';
import {
  InvalidInput,
  makeFault,
  NotFound,
  Refused,
  type SphereError,
} from '../errors/sphere-error.js';
import { parseArtifactPath } from '../identifiers/artifact-path.js';
import { parseBranchName } from '../identifiers/branch-name.js';
import { parseHandle } from '../identifiers/handle.js';
import { parseOrcid } from '../identifiers/orcid.js';
import { decidePublish, decideWithdraw } from '../release/states.js';
import { requireAccount, requireSteward } from '../release/require-ability.js';
import { anonymousViewer } from '../release/viewer.js';
import type { RefusalCode, Refusals } from './codes.js';
import { refusalIn } from './refusal-in.js';

/** What begins with `zq` stands for a value: whoever is refused has to see it. */
const samples: { readonly [Code in RefusalCode]: Refusals[Code] | readonly Refusals[Code][] } = {
  'account-closed': {},
  'account-not-found': { handle: 'zq1' },
  'address-too-long': {},
  'amendment-refused': {},
  'artifact-malformed': {},
  'artifact-not-found': { path: 'zq1' },
  'artifact-unverified': [{}, { repository: 'zq1', version: 'zq2', reasons: 3 }],
  'bag-invalid': {},
  'bibliography-unreadable': {},
  'blob-collected': { sha256s: ['zq1', 'zq2'] },
  'blob-not-found': { sha256: 'zq1' },
  'body-incomplete': {},
  'branch-exists': { name: 'zq1' },
  'card-invalid': [{}, { repository: 'zq1', version: 'zq2', reasons: 1 }],
  'chunk-corrupt': {},
  'chunk-empty': {},
  'chunk-packed-size': {},
  'chunk-plain-size': {},
  'chunk-scheme': {},
  'chunk-too-large': {},
  'chunk-version': {},
  'competing-interests-missing': {},
  'completion-token-invalid': {},
  'digest-mismatch': {},
  'discussion-not-found': {},
  'entry-not-found': [{ path: 'zq1' }, { path: 'zq1', repository: 'zq2', revision: 'zq3' }],
  'export-not-found': { code: 'zq1' },
  'feed-not-found': [{}, { suffix: 'zq1' }],
  'files-stay': {},
  forbidden: [{ handle: 'zq1', deed: 'advise', role: 'zq2' }, { setBy: 'zq1' }],
  'foreign-form': {},
  'grant-expired': {},
  'grant-invalid': {},
  'doi-not-waiting': { doi: 'zq1' },
  'ground-not-accepted': {},
  'handle-taken': { handle: 'zq1' },
  'history-stays': {},
  'identity-linked-elsewhere': {},
  'inbox-closed': {},
  'inbox-notification-not-found': {},
  'identity-not-proved': [{ why: 'answer' }, { why: 'way' }],
  'import-conflict': {},
  'import-corrupt': {},
  'import-interrupted': {},
  'import-refused': {},
  'import-running': {},
  'import-target-in-use': {},
  'invalid-input': {},
  'invitation-not-found': {},
  'last-owner': {},
  'last-steward': { handle: 'zq1' },
  'licence-not-open': [{}, { repository: 'zq1', version: 'zq2', reasons: 14 }],
  'licence-text-not-found': [{ licence: 'zq1' }, { licence: 'zq1', version: 'zq2' }],
  'mail-address-not-found': {},
  'mail-code-wrong': {},
  'mail-not-offered': {},
  'mail-set-lately': {},
  'main-stays': {},
  'malformed-json': { reason: 'zq1' },
  'member-not-found': { handle: 'zq1', organisation: 'zq2' },
  moved: { asked: 'zq1', name: 'zq2' },
  'namespace-not-found': { handle: 'zq1' },
  'not-a-candidate': { version: 'zq1', state: 'published' },
  'not-an-advisor': { handle: 'zq1' },
  'not-acceptable': { supported: ['zq1', 'zq2'] },
  'not-found': { address: 'zq1' },
  'no-registrar': {},
  'not-published': [{ instead: 'abandon' }, { version: 'zq1', instead: 'publish' }],
  'object-missing': {},
  'opinion-not-found': {},
  'orcid-not-authenticated': {},
  'orcid-not-named': { version: 'zq1' },
  'organisation-not-found': { handle: 'zq1' },
  'paper-not-found': {},
  'part-interrupted': { part: 7_001 },
  'pdf-unreadable': [
    { flaw: 'encrypted' },
    { flaw: 'no-pdf' },
    { flaw: 'too-costly' },
    { flaw: 'too-large' },
    { flaw: 'unreadable' },
  ],
  'paper-not-unread': { paper: 'zq1' },
  'pid-not-found': { pid: 'zq1' },
  'read-only-token': [{ deed: 'do this' }, { deed: 'invite "zq1"' }],
  'release-abandoned': {},
  'release-not-found': [{ repository: 'zq1' }, { repository: 'zq1', version: 'zq2' }],
  'release-withdrawn': [{}, { version: 'zq1' }],
  'released-immutable': [
    { what: 'release' },
    { what: 'branch', name: 'zq1' },
    { what: 'repository', repository: 'zq1' },
    { what: 'visibility', repository: 'zq1' },
    { what: 'bytes', sha256: 'zq1' },
    { what: 'metadata', path: 'zq1' },
  ],
  'removed-meanwhile': {},
  'replacement-not-found': { version: 'zq1', repository: 'zq2' },
  'reply-frozen': {},
  'repository-exists': { name: 'zq1' },
  'repository-not-found': [{}, { name: 'zq1' }],
  'review-offer-not-found': {},
  'review-open': { until: 'zq1' },
  'review-service-unknown': [
    { service: 'zq1', services: [] },
    { service: 'zq1', services: ['zq2', 'zq3'] },
  ],
  'revision-not-found': [{ name: 'zq1' }, { name: 'zq1', repository: 'zq2' }],
  'sender-unknown': { id: 'zq1' },
  'shard-file-too-large': {},
  'shard-flags': {},
  'shard-sha256-missing': {},
  'shard-tag': {},
  'shard-term': {},
  'shard-term-past-end': {},
  'shard-term-size': {},
  'shard-too-large': {},
  'shard-too-many-files': {},
  'shard-truncated': {},
  'shard-verification': {},
  'shard-version': {},
  'size-mismatch': {},
  'source-forbidden': {},
  'source-gated': {},
  'source-link-astray': {},
  'source-link-loop': {},
  'source-not-found': {},
  'source-redirects': {},
  'source-refused': {},
  'source-revision-not-found': {},
  'source-unreadable': {},
  'source-untrusted': {},
  'source-withdrawn': {},
  'stale-revision': [
    { branch: 'zq1', parent: 'zq2', head: 'zq3' },
    { amendments: 3, expected: 4 },
    { renamed: 'zq1' },
    { during: 'first-files' },
    { said: 'zq1' },
  ],
  'steward-token-in-use': {},
  'token-expired': { at: 'zq1' },
  'token-invalid': [{ why: 'unknown' }, { why: 'miscopied' }, { why: 'header' }],
  'token-not-found': { handle: 'zq1', id: 'zq2' },
  'token-revoked': {},
  'too-large': [
    { what: 'request' },
    { what: 'request', limitBytes: 77 },
    { what: 'inline', limitBytes: 77 },
    { what: 'file', sizeBytes: 99, limitBytes: 77 },
    { what: 'put', sizeBytes: 99 },
    { what: 'protocol' },
  ],
  'too-many-attempts': [{ attempts: 10 }, { sender: 'zq1', limit: 2_000 }],
  'too-many-invitations': { limit: 77 },
  'too-many-uploads': { handle: 'zq1', limit: 77 },
  unauthenticated: {},
  unavailable: [
    { what: 'another-request' },
    { what: 'database' },
    { what: 'object-store' },
    { what: 'search' },
    { what: 'service' },
    { what: 'source' },
    { what: 'space' },
    { what: 'upload' },
  ],
  'unsupported-media-type': [{}, { type: 'zq1' }],
  'upload-aborted': { id: 'zq1' },
  'upload-complete': { id: 'zq1' },
  'upload-expired': { id: 'zq1', at: 'zq2' },
  'upload-incomplete': { id: 'zq1' },
  'upload-missing': [{}, { id: 'zq1' }],
  'upload-not-found': [{ id: 'zq1' }, { sha256: 'zq1' }],
  'url-expired': {},
  'url-invalid': {},
  'version-exists': [
    { version: 'zq1' },
    { version: 'zq1', names: 'branch' },
    { version: 'zq1', names: 'release' },
  ],
  withdrawn: { version: 'zq1' },
  'xet-hash': {},
  'xorb-chunk-count': {},
  'xorb-empty': {},
  'xorb-lost': {},
  'xorb-mismatch': {},
  'xorb-too-large': {},
  'xorb-too-many-chunks': {},
  'xorb-truncated': {},
  'xorb-unknown': {},
};

const rows = Object.entries(samples).flatMap(([code, facts]) =>
  (Array.isArray(facts) ? (facts as readonly object[]) : [facts]).map(
    (one) => [code, one] as const,
  ),
);

describe('the French of refusals', () => {
  it.each(rows)('%s %j is said in French, with its values', (code, facts) => {
    const error = { code, facts, faults: [], message: 'x', remedy: undefined };

    const { message, remedy = '' } = refusalIn('fr', error as unknown as SphereError);

    expect(flawsOfFrench(`${message} ${remedy}`)).toEqual([]);
    expect(valuesMissingFrom(`${message} ${remedy}`, facts)).toEqual([]);
  });

  it.each([
    [
      () => parseHandle('a b'),
      'handle',
      /^«\sa b\s» ne peut pas être un identifiant\s; écrivez de/,
    ],
    [() => parseOrcid('0000-0002-1825-0098'), 'orcid-checksum', /«\s0000-0002-1825-0098\s»/],
    [() => parseBranchName('a..b'), 'branch-name', /il contient «\s\.\.\s»/],
    [() => parseArtifactPath('a\u0000b'), 'path_bad_char', /retirez les caractères de contrôle/],
  ])('says what %s refuses as well as English does', (read, code, words) => {
    const error = refusalOf(read);

    const { message, faults } = refusalIn('fr', error);

    expect(message).toMatch(words);
    expect(faults).toMatchObject([{ code, field: error.faults[0]?.field, message }]);
  });

  it.each([
    [() => decideWithdraw({ state: 'published' }, { category: 'taste', statement: 'x' }), 'taste'],
    [() => decidePublish({ state: 'abandoned' }, { mode: 'none' }, new Date(0)), 'abandonnée'],
    [() => requireAccount(anonymousViewer), 'Il faut un jeton'],
    [() => requireSteward(anonymousViewer), 'Il faut un jeton'],
    [() => parseCard('---\na: 1\na: 2\n---\n'), 'Ligne 3 de README.md'],
  ])('%s', (act, words) => {
    const { message, remedy = '' } = refusalIn('fr', refusalOf(act));

    expect(message).toContain(words);
    expect(remedy).not.toMatch(/\b(?:the|it|a steward)\b/i);
  });

  it('makes a message of the faults where English does', () => {
    const faults = [
      makeFault('a', 'missing', '"a" is missing.', {}),
      makeFault('b', 'missing', '"b" is missing.', {}),
    ];
    const all = new InvalidInput('"a" is missing. "b" is missing.', { faults });
    const proposed = new Refused('card-invalid', 'o/m cannot be released. "a" is missing.', {
      faults,
      facts: { repository: 'o/m', version: 'v1.0', reasons: 2 },
    });

    expect(refusalIn('fr', all).message).toBe('« a » manque. « b » manque.');
    expect(refusalIn('fr', proposed).message).toBe(
      'o/m ne peut être publié sous le nom v1.0, pour 2 raisons. « a » manque.',
    );
  });

  it('leaves English as it was made', () => {
    const error = new NotFound('pid-not-found', 'Nothing public has it.', { facts: { pid: 'x' } });

    expect(refusalIn('en', error)).toEqual({
      message: 'Nothing public has it.',
      remedy: undefined,
      faults: [],
    });
  });
});

function refusalOf(act: () => unknown): SphereError {
  try {
    act();
  } catch (error) {
    return error as SphereError;
  }
  throw new Error('Nothing was refused.');
}
