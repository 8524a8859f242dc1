import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../errors/sphere-error.js';
import { namesWork } from './names-work.js';
import { readNotification } from './read-notification.js';
import { isAtSender, isKnownSender, numericOrigins } from './senders.js';
import { readWorkAddress } from './work-address.js';

const base = 'https://sphere.example';
const announcement = {
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://coar-notify.net'],
  id: 'urn:uuid:94ECAE35-dcfd-4182-8550-22c7164fe23f',
  type: ['Announce', 'coar-notify:ReviewAction'],
  actor: { id: 'https://reviews.example/people/1', type: 'Person', name: 'R.\u202e Viewer' },
  origin: {
    id: 'https://reviews.example',
    inbox: 'https://reviews.example/inbox/',
    type: 'Service',
  },
  target: { id: base, inbox: `${base}/inbox`, type: 'Service' },
  context: { id: `${base}/papers/ada/paper/releases/v1.0`, type: 'sorg:AboutPage' },
  object: { id: 'https://reviews.example/r/1', type: ['Page', 'sorg:Review'] },
};

describe('readNotification', () => {
  it('reads a review, with its texts made harmless', () => {
    expect(readNotification(announcement)).toEqual({
      id: 'urn:uuid:94ecae35-dcfd-4182-8550-22c7164fe23f',
      origin: { id: 'https://reviews.example/', inbox: 'https://reviews.example/inbox/' },
      target: { id: 'https://sphere.example/', inbox: 'https://sphere.example/inbox' },
      actorName: 'R. Viewer',
      inReplyTo: null,
      said: {
        activity: 'announce',
        announcement: {
          kind: 'review',
          addresses: ['https://reviews.example/r/1'],
          citeAs: null,
          relationship: null,
          title: '',
          works: ['https://sphere.example/papers/ada/paper/releases/v1.0'],
        },
      },
    });
  });

  it.each([
    ['Accept', 'accepted'],
    ['TentativeAccept', 'tentatively-accepted'],
    ['Reject', 'rejected'],
    ['TentativeReject', 'tentatively-rejected'],
  ])('reads the answer %s', (type, answer) => {
    const urn = 'urn:uuid:0370c0fb-bb78-4a9b-87f5-bed307a509dd';
    const { said, inReplyTo } = readNotification({
      ...announcement,
      ...{ type, inReplyTo: urn, summary: 'Next\nweek', object: { id: urn, type: 'Offer' } },
    });

    expect({ said, inReplyTo }).toEqual({
      said: { activity: 'answer', answer, note: 'Next week' },
      inReplyTo: urn,
    });
  });

  it('reads the other end of a relationship as what is announced', () => {
    const { said } = readNotification({
      ...announcement,
      type: ['Announce', 'coar-notify:RelationshipAction'],
      object: {
        id: 'urn:uuid:74fff356-0632-44d9-b176-888da85758dc',
        type: 'Relationship',
        'as:subject': 'https://data.example/7',
        'as:relationship': 'http://purl.org/vocab/frbr/core#supplement',
        'as:object': `${base}/id/7b3kq-9zx02`,
      },
    });

    expect(said).toMatchObject({
      announcement: {
        addresses: ['https://data.example/7', `${base}/id/7b3kq-9zx02`],
        works: [`${base}/id/7b3kq-9zx02`, 'https://data.example/7'],
      },
    });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a list', [announcement], ['body']],
    ['null', null, ['body']],
    [
      'nothing at all',
      {},
      [
        ...['@context', 'id', 'origin', 'origin.type', 'origin.id', 'origin.inbox', 'target'],
        ...['target.type', 'target.id', 'target.inbox', 'actor', 'actor.id', 'actor.type', 'type'],
        ...['object', 'type'],
      ],
    ],
    ['one context', { ...announcement, '@context': announcement['@context'][0] }, ['@context']],
    ['a bare UUID', { ...announcement, id: '94ecae35-dcfd-4182-8550-22c7164fe23f' }, ['id']],
    ['a type that objects inherit', { ...announcement, type: 'constructor' }, ['type']],
    ['no action', { ...announcement, type: 'Announce' }, ['type']],
    ['two activities', { ...announcement, type: ['Announce', 'Undo'] }, ['type']],
    ['an answer to nothing', { ...announcement, type: 'Accept' }, ['inReplyTo']],
    [
      'a script for an address',
      { ...announcement, object: { id: 'javascript:alert(1)' } },
      ['object.id'],
    ],
    [
      'a password in an address',
      { ...announcement, object: { id: 'https://me:secret@reviews.example/r/1' } },
      ['object.id'],
    ],
    [
      'an endless address',
      { ...announcement, object: { id: `https://reviews.example/${'a'.repeat(100_000)}` } },
      ['object.id'],
    ],
    ['no context', { ...announcement, context: undefined }, ['context', 'context.id']],
  ])('refuses %s and names every member', (_, payload, fields) => {
    let refused: unknown = null;
    try {
      readNotification(payload);
    } catch (error) {
      refused = error;
    }

    expect(refused).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).faults.map(({ field }) => field)).toEqual(fields);
  });
});

describe('senders', () => {
  it.each([
    ['https://reviews.example/', ['https://reviews.example/'], true],
    ['https://reviews.example/journal', ['https://reviews.example/'], true],
    ['https://host.example/one/', ['https://host.example/one'], true],
    ['https://host.example/two', ['https://host.example/one'], false],
    ['http://reviews.example/', ['https://reviews.example/'], false],
    ['https://reviews.example.evil/', ['https://reviews.example/'], false],
    ['https://reviews.example/', [], false],
  ])('%s of %j: %s', (id, senders, isKnown) => {
    expect(isKnownSender(id, senders)).toBe(isKnown);
  });

  it('stand at their origins, and only numeric ones are asked in private networks', () => {
    const senders = ['https://reviews.example/x', 'http://127.0.0.1:8080/', 'http://localhost/'];

    expect(isAtSender('https://reviews.example/r/1', senders)).toBe(true);
    expect(isAtSender('https://reviews.example:444/r/1', senders)).toBe(false);
    expect(numericOrigins(senders)).toEqual(['http://127.0.0.1:8080', 'http://localhost']);
  });
});

describe('readWorkAddress', () => {
  it.each([
    [`${base}/id/7b3kq-9zx02`, { pid: '7b3kq-9zx02' }],
    ['https://doi.org/10.5072/sphere.7b3kq-9zx02', { pid: '7b3kq-9zx02' }],
    [
      `${base}/papers/ada/my%20paper/releases/v1.0?lang=fr#cite`,
      { kind: 'paper', namespace: 'ada', name: 'my paper', version: 'v1.0' },
    ],
    [`${base}/ada/model/`, { kind: 'model', namespace: 'ada', name: 'model', version: null }],
    [`${base}/ada/model/releases`, null],
    [`${base}/ada/model/releases/v1/opinions`, null],
    [`${base}/about/policy`, null],
    [`${base}/ada/%E0%A4%A`, null],
    ['https://sphere.example.evil/ada/model', null],
    ['https://doi.org/10.1234/other', null],
  ])('%s', (address, read) => {
    expect(readWorkAddress(address, base)).toEqual(read);
  });
});

describe('namesWork', () => {
  const names = {
    pids: ['7b3kq-9zx02'],
    pages: [`${base}/ada/model/releases/v1.0`, `${base}/ada/model`],
  };

  it.each([
    ['<a href="https://doi.org/10.5072/SPHERE.7B3KQ-9ZX02">', true],
    [`<a href="${base}/ada/model/releases/v1.0">`, true],
    [`It is about ${base}/ada/model.`, true],
    [JSON.stringify({ about: `${base}/ada/model/` }).replaceAll('/', '\\/'), true],
    [`<a href="${base}/ada/model/releases/v1.0.1">`, false],
    [`<a href="${base}/ada/model-2">`, false],
    [`<a href="${base}/ada/model.v2">`, false],
    ['A review of something else', false],
  ])('%s: %s', (document, isNamed) => {
    expect(namesWork(document, names)).toBe(isNamed);
  });
});
