import { describe, expect, it } from '@jest/globals';

import { parseHandle } from './handle.js';

describe('parseHandle', () => {
  it.each(['ab', 'Ada-Lovelace', 'a1-b2-c3', '42', 'x'.repeat(39)])(
    'accepts "%s" as it is',
    (text) => {
      expect(parseHandle(text)).toBe(text);
    },
  );

  it.each([
    '',
    'a',
    'x'.repeat(40),
    '-ab',
    'ab-',
    'a--b',
    'a_b',
    'a.b',
    'é-a',
    'a b',
    'a/b',
    'ab\n',
  ])('refuses %j for its form, naming the field', (text) => {
    expect(() => parseHandle(text, 'owner')).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ field: 'owner', code: 'handle' })],
      }),
    );
  });

  it.each([
    'api',
    'API',
    'v2',
    'Papers',
    'models',
    'opinions',
    'jobs',
    'store',
    'healthz',
    'xet',
    'Advisors',
    'sign-in',
    'sitemaps',
    'deposit',
    'account',
    'steward',
  ])('keeps the word "%s" for routes', (text) => {
    expect(() => parseHandle(text)).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ code: 'handle-reserved' })] }),
    );
  });
});
