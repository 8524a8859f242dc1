import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { releaseNamed } from './release-named.js';

const model = { kind: 'model', namespace: 'ada', name: 'whisper', version: 'v1.0' };

describe('releaseNamed', () => {
  it.each([
    ['https://sphere.example.org/ada/whisper/releases/v1.0', model],
    ['http://localhost:3000/ada/whisper/releases/v1.0?lang=fr#files', model],
    ['/ada/whisper/releases/v1.0/', model],
    [' ada/whisper@v1.0 ', model],
    ['models/ada/whisper@v1.0', model],
    ['/papers/ada/whisper/releases/v1.0', { ...model, kind: 'paper' }],
    ['datasets/ada/whisper@v1.0', { ...model, kind: 'dataset' }],
  ])('%j is %j', (text, expected) => {
    expect(releaseNamed(text)).toEqual(expected);
  });

  it.each(['', 'ada', 'ada/whisper', 'ada/whisper@', 'papers/whisper@v1.0', '%ff/a@b', 'a/b/c/d'])(
    '%j names none',
    (text) => {
      expect(() => releaseNamed(text)).toThrow(InvalidInput);
    },
  );
});
