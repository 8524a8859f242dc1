import { describe, expect, it } from '@jest/globals';
import { readPaxFields, readTarHeader } from './read-tar.js';
import { tarHeader } from './tar.js';

describe('a header of a tar archive', () => {
  it.each([
    ['a plain path', 'bag/data/a.txt', 7],
    ['a path of 100 bytes', `bag/${'a'.repeat(96)}`, 7],
    ['a path of 101 bytes', `bag/${'a'.repeat(97)}`, 7],
    ['a path whose record crosses from two digits to three', 'é'.repeat(45), 7],
    ['accents', 'bag/data/été', 7],
    ['a file of 9 GiB', 'bag/data/big', 9 * 2 ** 30],
  ])('says what it was given: %s', (_what, path, sizeBytes) => {
    const bytes = tarHeader({ path, sizeBytes, modifiedAt: 1 });

    const first = readTarHeader(bytes.subarray(0, 512));
    const fields =
      first?.type === 'x' ? readPaxFields(bytes.subarray(512, 512 + first.sizeBytes)) : {};
    const last = readTarHeader(bytes.subarray(-512));

    expect(bytes.length % 512).toBe(0);
    expect({
      path: fields.path ?? last?.path,
      sizeBytes: fields.sizeBytes ?? last?.sizeBytes,
      type: last?.type,
    }).toEqual({ path, sizeBytes, type: '0' });
  });

  it.each([
    ['a length beyond its end', '99 path=a\n'],
    ['no length', ' path=a\n'],
    ['a size that is none', '12 size=-1\n'],
    ['a sparse file', '25 GNU.sparse.major=1\n\n\n\n\n'],
    ['a path that is no UTF-8', Buffer.from([...Buffer.from('10 path='), 0xff, 0x0a])],
  ])('is refused with %s in what extends it', (_what, text) => {
    expect(() => readPaxFields(Buffer.from(text as string))).toThrow(RangeError);
  });
});
