import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flawsOfFrench } from '../../support/french-sentence.js';
import type { RestReply } from '../../support/rest-client.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ada: Person;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person();
});

afterAll(async () => {
  await world.stop();
});

interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly remedy?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

const inFrench = { headers: { 'accept-language': 'fr-CA, en;q=0.5' } };

function sentencesOf({ body }: RestReply<Problem>): readonly string[] {
  const { title, detail, remedy = '', errors = [] } = body;
  return [title, detail, remedy, ...errors.map(({ message }) => message)];
}

describe('a refusal for those who prefer French', () => {
  it('says which fields are wrong and what they take, and keeps its codes', async () => {
    const body = { displayName: 'a\u0007', roles: 'steward', surprise: 1 };

    const reply = await world.steward.post<Problem>('/accounts', body, inFrench);

    expect(reply.headers).toMatchObject({ 'content-language': 'fr', vary: 'Accept-Language' });
    expect(reply.body).toMatchObject({ title: 'Requête mal formée', code: 'invalid-input' });
    expect(reply.body.errors).toEqual([
      {
        field: 'surprise',
        code: 'unknown-field',
        message: expect.stringContaining('n’est pas un champ d’ici'),
      },
      { field: 'handle', code: 'missing', message: expect.stringContaining('doit être un texte') },
      expect.objectContaining({ field: 'displayName', code: 'bad-character' }),
      expect.objectContaining({ field: 'roles', code: 'type' }),
    ]);
    expect(sentencesOf(reply).flatMap(flawsOfFrench)).toEqual([]);
  });

  it.each([
    ['GET', '/models/nobody/nothing', 404, 'nobody/nothing'],
    ['GET', '/records?limit=9999', 400, '9999'],
    ['GET', '/records?cursor=nonsense', 400, 'nonsense'],
    ['GET', '/me/notifications', 401, 'jeton'],
  ])('%s %s names what was asked', async (method, path, status, value) => {
    const reply = await world.anyone.call<Problem>(method, path, inFrench);

    expect(reply.status).toBe(status);
    expect(sentencesOf(reply).join(' ')).toContain(value);
    expect(sentencesOf(reply).flatMap(flawsOfFrench)).toEqual([]);
  });

  it('explains every licence that stands against a release', async () => {
    const path = await world.draft(ada, { metadata: { license: 'cc-by-nc-4.0', gated: true } });

    const reply = await ada.client.post<Problem>(`${path}/releases`, { version: 'v1' }, inFrench);

    expect(reply.status).toBe(422);
    expect(reply.body.detail).toContain('interdit l’usage commercial');
    expect(sentencesOf(reply).flatMap(flawsOfFrench)).toEqual([]);
    expect(reply.text).not.toContain('"facts"');
  });

  it('tells of a licence in the language of the question', async () => {
    const question = { licence: 'mit/x', artifact: 'code' };

    const french = await world.anyone.post<{ explanation: string }>(
      '/licences/evaluate',
      question,
      inFrench,
    );
    const english = await world.anyone.post<{ explanation: string }>(
      '/licences/evaluate',
      question,
    );

    expect(french.headers['content-language']).toBe('fr');
    expect(flawsOfFrench(french.body.explanation)).toEqual([]);
    expect(english.headers['content-language']).toBe('en');
    expect(english.body.explanation).toContain('has no place in a licence expression');
  });
});

it('is English for those who prefer nothing', async () => {
  const reply = await world.anyone.get<Problem>('/models/nobody/nothing');

  expect(reply.headers['content-language']).toBe('en');
  expect(reply.body.detail).toBe('There is no model "nobody/nothing" for you to see.');
});
