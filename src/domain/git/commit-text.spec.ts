import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../errors/sphere-error.js';
import { commitIdentity, parseCommitText } from './commit-text.js';

describe('the text of a commit', () => {
  it.each([
    ['One line', undefined, 'One line', ''],
    ['  spaces  ', '', 'spaces', ''],
    ['First\r\nsecond', 'third\r\n', 'First', 'second\n\nthird'],
    ['Title', '\n\nbody  \n\n\n', 'Title', 'body'],
    ['Title', '  indented\nline', 'Title', '  indented\nline'],
  ])('%j with %j', (title, body, expectedTitle, expectedBody) => {
    expect(parseCommitText(title, body)).toEqual({ title: expectedTitle, body: expectedBody });
  });

  it.each([
    ['no title', '', ''],
    ['a title of spaces', ' \n ', ''],
    ['a NUL', 'a\0b', ''],
    ['a long title', 'x'.repeat(501), ''],
    ['a long message', 'x', 'y'.repeat(65_537)],
  ])('is refused with %s', (_, title, body) => {
    expect(() => parseCommitText(title, body)).toThrow(InvalidInput);
  });
});

describe('the identity in a commit', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['Eve <eve@mail.example>\n', 'Eve eve@mail.example'],
    ['"J. Doe."', 'J. Doe'],
    [' <> ', 'ada'],
  ])('of %j is named %j', (displayName, expected) => {
    expect(commitIdentity('ada', displayName, 'sphere.example')).toEqual({
      name: expected,
      email: 'ada@users.noreply.sphere.example',
    });
  });
});
