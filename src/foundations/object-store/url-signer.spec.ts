import { describe, expect, it } from '@jest/globals';
import { Clock } from '../clock/clock.js';
import { UrlSigner } from './url-signer.js';

class HeldClock extends Clock {
  at = Date.UTC(2026, 0, 1);
  now(): Date {
    return new Date(this.at);
  }
}

const clock = new HeldClock();
const signer = new UrlSigner('https://sphere.example.org', 'secret', clock);

describe('UrlSigner', () => {
  it('reads back what it signed, from the whole URL or its last segment', () => {
    const url = signer.sign('objects', { key: 'blobs/1' }, 60);

    expect(url).toMatch(/^https:\/\/sphere\.example\.org\/objects\/[\w-]+\.[\w-]+$/);
    expect(signer.read('objects', url)).toMatchObject({ key: 'blobs/1' });
    expect(signer.read('objects', url.split('/').at(-1) ?? '')).toMatchObject({ key: 'blobs/1' });
  });

  it.each([
    ['another room', 'others', (url: string) => url],
    ['changed claims', 'objects', (url: string) => url.replace(/..(\.[\w-]+)$/, 'AA$1')],
    ['a changed signature', 'objects', (url: string) => `${url.slice(0, -2)}AA`],
    ['no signature', 'objects', (url: string) => url.replace(/\.[\w-]+$/, '')],
    ['nothing at all', 'objects', () => ''],
  ])('refuses %s', (_, room, change) => {
    const url = signer.sign('objects', { key: 'blobs/0123' }, 60);

    expect(() => signer.read(room, change(url))).toThrow(
      expect.objectContaining({ code: 'url-invalid' }),
    );
  });

  it('refuses a URL of another secret', () => {
    const other = new UrlSigner('https://sphere.example.org', 'another', clock);

    expect(() => signer.read('objects', other.sign('objects', {}, 60))).toThrow(
      expect.objectContaining({ code: 'url-invalid' }),
    );
  });

  it('refuses a URL whose time has passed', () => {
    const url = signer.sign('objects', {}, 60);
    clock.at += 60_001;

    expect(() => signer.read('objects', url)).toThrow(
      expect.objectContaining({ code: 'url-expired' }),
    );
  });
});
