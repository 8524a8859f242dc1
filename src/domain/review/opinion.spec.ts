import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../release/canonical-json.js';
import { disclaimer, opinionDocument, replyDocument } from './opinion.js';

const release = {
  kind: 'model',
  namespace: 'lab',
  name: 'work',
  version: 'v1.0',
  pid: 'abcde-fghjk',
  manifestSha256: 'a'.repeat(64),
} as const;

const person = { handle: 'ada', name: 'Ada', orcid: null, affiliations: [] };

function anOpinion(text: { readonly summary: string; readonly aspects?: { safety?: string } }) {
  return opinionDocument({
    id: 'o-1',
    revision: 1,
    stage: 'pre-publication',
    follows: null,
    release,
    advisor: person,
    competingInterests: { status: 'none', kinds: [], statement: '' },
    detectedInterests: [],
    text: { recommendation: 'endorse', ...text },
    submittedAt: new Date('2026-11-24T12:00:00Z'),
  });
}

describe('opinionDocument', () => {
  it('holds what the signature is to cover, in one text on any machine', () => {
    expect(canonicalJson(anOpinion({ summary: ' Good. ', aspects: { safety: ' ' } }))).toBe(
      `{"advisor":{"affiliations":[],"handle":"ada","name":"Ada","orcid":null},"aiUse":"","aspects":{},"body":"","competingInterests":{"kinds":[],"statement":"","status":"none"},"detectedInterests":[],"disclaimer":"${disclaimer}","follows":null,"id":"o-1","licence":"CC-BY-4.0","recommendation":"endorse","release":{"kind":"model","manifestSha256":"${'a'.repeat(64)}","name":"work","namespace":"lab","pid":"abcde-fghjk","version":"v1.0"},"revision":1,"schema":"sphere-opinion-v1","stage":"pre-publication","submittedAt":"2026-11-24T12:00:00.000Z","summary":"Good."}`,
    );
  });

  it('has no grade of any kind', () => {
    const members = Object.keys(anOpinion({ summary: 'Good.' }));

    expect(members.filter((name) => /score|rating|grade|stars|badge|accept/i.test(name))).toEqual(
      [],
    );
  });

  it('refuses a blank summary', () => {
    expect(() => anOpinion({ summary: ' \n\t' })).toThrow('"summary" is blank');
  });
});

describe('replyDocument', () => {
  const reply = {
    id: 'r-1',
    revision: 2,
    opinionId: 'o-1',
    release,
    author: person,
    submittedAt: new Date('2026-11-24T12:00:00Z'),
  };

  it('names the opinion, and the release by its manifest', () => {
    expect(replyDocument({ ...reply, body: ' Thank you. ' })).toMatchObject({
      id: 'r-1',
      revision: 2,
      opinion: 'o-1',
      body: 'Thank you.',
      release: { manifestSha256: 'a'.repeat(64) },
      licence: 'CC-BY-4.0',
    });
  });

  it('refuses a blank body', () => {
    expect(() => replyDocument({ ...reply, body: '  ' })).toThrow('"body" is blank');
  });
});
