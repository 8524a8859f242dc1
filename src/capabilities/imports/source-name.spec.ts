import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { parseHubAddress, parseSourceName } from './source-name.js';

describe('parseSourceName', () => {
  it.each([
    ['hf:lab/model', undefined, { kind: 'model', namespace: 'lab', name: 'model' }],
    ['hf://lab/model', undefined, { kind: 'model', namespace: 'lab', name: 'model' }],
    ['hf:datasets/lab/x.y', undefined, { kind: 'dataset', namespace: 'lab', name: 'x.y' }],
    ['hf:papers/lab/p', 'paper', { kind: 'paper', namespace: 'lab', name: 'p' }],
    ['hf:lab/corpus', 'dataset', { kind: 'dataset', namespace: 'lab', name: 'corpus' }],
    ['hf:datasets/corpus', undefined, { kind: 'model', namespace: 'datasets', name: 'corpus' }],
  ] as const)('reads %s', (text, kind, expected) => {
    expect(parseSourceName(text, kind)).toEqual(expected);
  });

  it.each([
    ['lab/model', undefined],
    ['hf:model', undefined],
    ['hf:spaces/lab/x', undefined],
    ['hf:../../etc/passwd', undefined],
    ['hf:lab/..', undefined],
    ['hf:lab/a?b', undefined],
    ['hf:datasets/lab/x', 'model'],
  ] as const)('refuses %s as a %s', (text, kind) => {
    expect(() => parseSourceName(text, kind)).toThrow(InvalidInput);
  });
});

describe('parseHubAddress', () => {
  it.each([
    ['https://huggingface.co/', 'https://huggingface.co'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['https://hub.example/prefix/', 'https://hub.example/prefix'],
  ])('reads %s', (text, expected) => {
    expect(parseHubAddress(text)).toBe(expected);
  });

  it.each(['localhost:3000', 'file:///etc', 'ftp://x', 'https://me:secret@x', 'https://x?y', ''])(
    'refuses %s without repeating it',
    (text) => {
      expect(() => parseHubAddress(text)).toThrow(InvalidInput);
      expect(() => parseHubAddress(text)).not.toThrow(/secret/);
    },
  );
});
