import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  makeFault,
  Moved,
  NotFound,
  Refused,
  type SphereError,
  StaleRevision,
  Unauthenticated,
  Unavailable,
  Withdrawn,
} from '../../domain/errors/sphere-error.js';
import { hubErrorWording, isHubAddress } from './hub-errors.js';

const word = hubErrorWording('https://sphere.example');

function wordingOf(error: SphereError | null, url = '/a/b/resolve/main/x') {
  return word(error, { id: 'r-1', url } as FastifyRequest);
}

describe('the wording of refusals for Hub clients', () => {
  it.each([
    [new NotFound('repository-not-found', 'x'), 404, 'RepoNotFound'],
    [new NotFound('revision-not-found', 'x', { facts: { name: 'x' } }), 404, 'RevisionNotFound'],
    [new NotFound('entry-not-found', 'x', { facts: { path: 'x' } }), 404, 'EntryNotFound'],
    [new NotFound('not-found', 'x', { facts: { address: '/x' } }), 404, undefined],
    [new Withdrawn('x', {}), 410, 'RevisionNotFound'],
    [new InvalidInput('x'), 400, undefined],
    [new Forbidden('forbidden', 'x', { facts: { setBy: 'x' } }), 403, undefined],
    [new Conflict('version-exists', 'x', { facts: { version: 'x' } }), 409, undefined],
    [new StaleRevision('x', { facts: { during: 'first-files' } }), 412, undefined],
    [new Refused('licence-not-open', 'x'), 422, undefined],
  ])('answers %s with %d and X-Error-Code %s', (error, status, code) => {
    const answer = wordingOf(error);

    expect(answer.status).toBe(status);
    expect(answer.headers['x-error-code']).toBe(code);
    expect(answer.headers['x-error-message']).toMatch(/^(?:x|Release x is)/);
  });

  it('tells of a bad token with the words that Python looks for', () => {
    const answer = wordingOf(
      new Unauthenticated('token-expired', 'It expired.', { facts: { at: '2026-01-01' } }),
    );

    expect(answer.status).toBe(401);
    expect(answer.headers['x-error-message']).toBe('Invalid credentials in Authorization header');
    expect(answer.body).toMatchObject({ error: 'It expired.' });
  });

  it('does not call a missing token a bad one', () => {
    const answer = wordingOf(new Unauthenticated('unauthenticated', 'This needs a token.'));

    expect(answer.headers['x-error-message']).toBe('This needs a token.');
  });

  it('lists every finding of a refusal', () => {
    const faults = [
      makeFault('a.onnx', 'artifact-unverified', 'a.onnx is closed.', { path: 'a.onnx' }),
      makeFault('b.onnx', 'artifact-unverified', 'b.onnx is closed.', { path: 'b.onnx' }),
    ];

    const { body } = wordingOf(new Refused('licence-not-open', '2 files are closed.', { faults }));

    expect(body).toMatchObject({
      error: '2 files are closed.',
      errors: [{ message: 'a.onnx is closed.' }, { message: 'b.onnx is closed.' }],
    });
  });

  it('names the rule where something released is to be changed', () => {
    const { body } = wordingOf(
      new Conflict('released-immutable', 'v1.0 is published.', { facts: { what: 'release' } }),
    );

    expect(body).toMatchObject({ error: 'ACC_RELEASED_IMMUTABLE: v1.0 is published.' });
  });

  it('says why a release was withdrawn', () => {
    const { headers } = wordingOf(
      new Withdrawn('v1', {
        ground: 'Withdrawn for a legal reason.',
        statement: 'A court said so.',
        version: 'v1',
      }),
    );

    expect(headers['x-error-message']).toBe(
      'Release v1 is withdrawn; its tombstone remains. Withdrawn for a legal reason. A court said so. See https://sphere.example/a/b/releases/v1',
    );
  });

  it.each([
    ['/old/name/resolve/main/a.bin', '/new/name2/resolve/main/a.bin'],
    [
      '/api/datasets/old/name/tree/main?recursive=1',
      '/api/datasets/new/name2/tree/main?recursive=1',
    ],
  ])('sends %s to the present name, relative and with the rest kept', (url, location) => {
    const moved = new Moved('old/name', { kind: 'model', namespace: 'new', name: 'name2' });

    const answer = wordingOf(moved, url);

    expect(answer).toMatchObject({ status: 307, headers: { location } });
  });

  it('does not redirect where the old name stands in the body', () => {
    const moved = new Moved('old/name', { kind: 'model', namespace: 'new', name: 'name2' });

    const answer = wordingOf(moved, '/api/repos/delete');

    expect(answer).toMatchObject({ status: 404, headers: { 'x-error-code': 'RepoNotFound' } });
  });

  it('says when to come back', () => {
    expect(
      wordingOf(new Unavailable('x', 7, { facts: { what: 'service' } })).headers['retry-after'],
    ).toBe('7');
  });

  it('keeps the inner words of a failure to itself', () => {
    const { status, body } = wordingOf(null);

    expect(status).toBe(500);
    expect(body).toMatchObject({ error: expect.stringContaining('r-1') });
  });
});

describe('isHubAddress', () => {
  it.each([
    ['/api/models/a/b', true],
    ['/api/whoami-v2', true],
    ['/api/v1/me', false],
    ['/api/v1', false],
    ['/api/v10', true],
    ['/a/b/resolve/main/x', true],
    ['/datasets/a/b/raw/main/x', true],
    ['/a/b.git/info/lfs/objects/batch', true],
    ['/objects/complete/x', true],
    ['/a/b', false],
    ['/a/b/releases/v1', false],
  ])('of %s is %s', (url, expected) => {
    expect(isHubAddress(url)).toBe(expected);
  });
});
