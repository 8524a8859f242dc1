import { describe, expect, it } from '@jest/globals';
import type { RecordMetadata } from '../../../../domain/card/record-metadata.js';
import { compareFiles, compareMetadata } from './compare-releases.js';

const file = (path: string, sha256: string) => ({ path, sha256, sizeBytes: 1 });
const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

describe('the files of two releases', () => {
  const changes = compareFiles(
    [file('a', '1'), file('b', '2'), file('c', '3'), file('old/d', '4')],
    [file('a', '1'), file('b', '22'), file('e', '5'), file('new/d', '4')],
  );

  it('are unchanged, changed, added or removed by path and bytes', () => {
    expect(changes.unchangedCount).toBe(1);
    expect(paths(changes.changed.map(({ after }) => after))).toEqual(['b']);
    expect(paths(changes.added)).toEqual(['e']);
    expect(paths(changes.removed)).toEqual(['c']);
  });

  it('are moved where the same bytes have another path', () => {
    expect(changes.moved).toEqual([{ before: file('old/d', '4'), after: file('new/d', '4') }]);
  });

  it('of the same bytes are told apart: one is moved, the other added', () => {
    const copied = compareFiles([file('a', '1')], [file('b', '1'), file('c', '1')]);

    expect(copied.moved).toHaveLength(1);
    expect(paths(copied.added)).toEqual(['c']);
    expect(copied.removed).toEqual([]);
  });

  it('may be called like members of every object', () => {
    expect(paths(compareFiles([], [file('__proto__', '1')]).added)).toEqual(['__proto__']);
  });
});

describe('the metadata of two releases', () => {
  const base = {
    title: 'A title',
    tasks: ['one'],
    creators: [{ name: 'Smith, Ann', affiliations: [{ name: 'A lab' }] }],
    derived: ['title'],
  } as unknown as RecordMetadata;

  it.each([
    ['a text', { title: 'Another' }, { field: 'title', before: 'A title', after: 'Another' }],
    ['a list', { tasks: ['one', 'two'] }, { field: 'tasks', before: 'one', after: 'one; two' }],
    ['what is new', { architecture: 'x' }, { field: 'architecture', before: null, after: 'x' }],
    ['what is gone', { tasks: [] }, { field: 'tasks', before: 'one', after: null }],
    [
      'what has members',
      { creators: [{ name: 'Doe, Jo', affiliations: [] }] },
      { field: 'creators', before: 'Smith, Ann A lab', after: 'Doe, Jo' },
    ],
  ])('differ in %s', (_, change, told) => {
    expect(compareMetadata(base, { ...base, ...change } as RecordMetadata)).toEqual([told]);
  });

  it('do not differ where only less was stated', () => {
    expect(compareMetadata(base, { ...base, derived: [] })).toEqual([]);
  });
});
