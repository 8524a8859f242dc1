import { describe, expect, it } from '@jest/globals';
import type { Sha256 } from '../identifiers/sha256.js';
import {
  lfsPointerOid,
  lfsPointerSizeBytes,
  lfsPointerText,
  parseLfsPointer,
} from './lfs-pointer.js';

// The example of the git-lfs specification.
const pointer = {
  sha256: '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393' as Sha256,
  sizeBytes: 12345,
};
const text =
  'version https://git-lfs.github.com/spec/v1\n' +
  'oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n' +
  'size 12345\n';

describe('Git LFS pointers', () => {
  it('are written as the specification shows', () => {
    expect(lfsPointerText(pointer)).toBe(text);
  });

  it('have the git id of their text', () => {
    // printf of the text above | git hash-object --stdin
    expect(lfsPointerOid(pointer)).toBe('60c8d8ab2adcf57a391163a7eeb0cdb8bf348e44');
  });

  it('have the size of their text', () => {
    expect(lfsPointerSizeBytes(pointer)).toBe(text.length);
  });

  it('are read back as they were written', () => {
    expect(parseLfsPointer(text)).toEqual(pointer);
  });

  it.each([
    ['another version', text.replace('v1', 'v2')],
    ['upper-case hex', text.replace('4d7a', '4D7A')],
    ['a missing last line end', text.trimEnd()],
    ['a size with a sign', text.replace('size 12345', 'size -1')],
    ['a size past what a number holds', text.replace('12345', '9999999999999999')],
    ['text behind it', `${text}more`],
  ])('are not seen in a text with %s', (_, other) => {
    expect(parseLfsPointer(other)).toBeNull();
  });
});
