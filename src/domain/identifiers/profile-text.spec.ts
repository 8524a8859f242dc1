import { describe, expect, it } from '@jest/globals';
import { maxProfileText, parseHomepage, parseProfileText } from './profile-text.js';

const refusal = (code: string) =>
  expect.objectContaining({ faults: [expect.objectContaining({ field: 'it', code })] });

describe('parseProfileText', () => {
  it.each([
    ['  I study\r\n\r\nvoices. \n', 'I study\n\nvoices.'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['', ''],
    ['é'.repeat(maxProfileText), 'é'.repeat(maxProfileText)],
  ])('reads %j', (text, expected) => {
    expect(parseProfileText(text, 'it')).toBe(expected);
  });

  it.each(['a\u0000b', 'a\u202eb', 'a\ud800', 'x'.repeat(maxProfileText + 1)])(
    'refuses %j',
    (text) => {
      expect(() => parseProfileText(text, 'it')).toThrow(refusal('profile-text'));
    },
  );
});

describe('parseHomepage', () => {
  it.each([
    ['https://example.org/~ada', 'https://example.org/~ada'],
    [' HTTPS://Example.org ', 'https://example.org/'],
    ['https://exämple.org/é', 'https://xn--exmple-cua.org/%C3%A9'],
  ])('reads %j', (text, expected) => {
    expect(parseHomepage(text, 'it')).toBe(expected);
  });

  it.each([
    '',
    'ada',
    'http://example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://ada:secret@example.org/',
    'https://localhost/',
    `https://example.org/${'x'.repeat(500)}`,
    `https://example.org/${'é'.repeat(200)}`,
    'https://example.org/\u202e',
  ])('refuses %j', (text) => {
    expect(() => parseHomepage(text, 'it')).toThrow(refusal('homepage'));
  });
});
