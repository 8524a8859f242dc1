import { describe, expect, it } from '@jest/globals';
import { readCompletion } from './read-completion.js';

describe('readCompletion', () => {
  it('takes the etags as they are echoed, with their quotes', () => {
    const body = {
      oid: 'a'.repeat(64),
      parts: [
        { partNumber: 1, etag: '"x"' },
        { partNumber: 2, etag: 'y' },
      ],
    };

    expect(readCompletion(body)).toEqual([
      { number: 1, etag: '"x"' },
      { number: 2, etag: 'y' },
    ]);
  });

  it.each([[undefined], [[]], [{ parts: [] }], [{ parts: 'all' }]])('refuses %j', (body) => {
    expect(() => readCompletion(body)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('names every part at fault', () => {
    const parts = [{ partNumber: '1', etag: 'a' }, { partNumber: 2, etag: 'b' }, { partNumber: 3 }];

    expect(() => readCompletion({ parts })).toThrow(
      expect.objectContaining({
        faults: [
          expect.objectContaining({ field: 'parts[0]' }),
          expect.objectContaining({ field: 'parts[2]' }),
        ],
      }),
    );
  });
});
