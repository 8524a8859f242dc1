import { describe, expect, it } from '@jest/globals';

import { InvalidInput } from '../errors/sphere-error.js';
import { parseRepositoryName, parseRepositoryPath } from './repository-name.js';

describe('parseRepositoryName', () => {
  it.each(['a', 'Llama-3.1_8B', '_a', 'a._b', 'git', 'x.y-z'])('accepts "%s"', (text) => {
    expect(parseRepositoryName(text)).toBe(text);
  });

  it.each(['', '-a', 'a-', '.a', 'a.', 'a--b', 'a..b', 'a.git', 'a.GIT', 'a/b', 'a b', 'ü', 'a\n'])(
    'refuses %j',
    (text) => {
      expect(() => parseRepositoryName(text)).toThrow(InvalidInput);
    },
  );
});

describe('parseRepositoryPath', () => {
  it('takes namespace and name apart', () => {
    expect(parseRepositoryPath('Ada/engine.v1')).toEqual({ namespace: 'Ada', name: 'engine.v1' });
  });

  it('accepts 96 characters in all and refuses 97', () => {
    const name = 'n'.repeat(93);

    expect(parseRepositoryPath(`ab/${name}`).name).toBe(name);
    expect(() => parseRepositoryPath(`ab/${name}n`)).toThrow(InvalidInput);
  });

  it.each(['ab', 'ab/c/d', '/c', 'ab/', 'api/c', ''])('refuses "%s"', (text) => {
    expect(() => parseRepositoryPath(text)).toThrow(InvalidInput);
  });
});
