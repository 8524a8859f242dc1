import { describe, expect, it } from '@jest/globals';
import { contentDisposition, dispositionOf, mediaTypeOf, sniffMediaType } from './media-type.js';

const octets = 'application/octet-stream';
const text = 'text/plain; charset=utf-8';

describe('mediaTypeOf', () => {
  it.each([
    ['model.safetensors', null, octets],
    ['weights/model.gguf', null, octets],
    ['pytorch_model.bin', null, octets],
    ['no-suffix', null, octets],
    ['data.parquet', null, octets],
    ['README.md', null, text],
    ['config.json', null, text],
    ['LICENSE', null, text],
    ['LICENCE-CODE', null, text],
    ['.gitattributes', null, text],
    ['notebook.ipynb', null, text],
    ['page.HTML', null, text],
    ['figure.svg', null, text],
    ['feed.xml', null, text],
    ['script.mjs', null, text],
    ['paper.pdf', 'application/pdf', 'application/pdf'],
    ['paper.pdf', null, octets],
    ['paper.pdf', 'image/png', octets],
    ['photo.JPG', 'image/jpeg', 'image/jpeg'],
    ['voice.mp3', 'audio/mpeg', 'audio/mpeg'],
    ['model.safetensors', 'application/pdf', octets],
    ['page.html', 'image/png', text],
    ['a.pdf/page', 'application/pdf', octets],
  ])('serves %s recognised as %s as %s', (path, sniffed, expected) => {
    expect(mediaTypeOf(path, sniffed)).toBe(expected);
  });
});

describe('sniffMediaType', () => {
  it.each([
    ['%PDF-1.7\n', '\n%%EOF\n', 'application/pdf'],
    ['%PDF-2.0\n', '%%EOF', 'application/pdf'],
    ['%PDF-1.7\n', 'cut off', null],
    [' %PDF-1.7\n', '%%EOF', null],
    ['\u0089PNG\r\n\u001a\nrest', '', 'image/png'],
    ['\u00ff\u00d8\u00ff\u00e0', '', 'image/jpeg'],
    ['RIFF....WEBPVP8 ', '', 'image/webp'],
    ['RIFF....WAVEfmt ', '', 'audio/wav'],
    ['OggS\u0000', '', 'audio/ogg'],
    ['fLaC\u0000', '', 'audio/flac'],
    ['ID3\u0004', '', 'audio/mpeg'],
    ['\u00ff\u00fb\u0090', '', 'audio/mpeg'],
    ['<html><script>', '', null],
    ['<svg onload="x">', '', null],
    ['\u00ff', '', null],
    ['', '', null],
  ])('recognises %j … %j as %s', (head, tail, expected) => {
    const sniffed = sniffMediaType(Buffer.from(head, 'latin1'), Buffer.from(tail, 'latin1'));

    expect(sniffed).toBe(expected);
  });
});

describe('dispositionOf', () => {
  it.each([
    ['paper.pdf', 'application/pdf', 'inline'],
    ['a.png', 'image/png', 'inline'],
    ['paper.pdf', octets, 'attachment'],
    ['page.html', text, 'attachment'],
    ['model.gguf', octets, 'attachment'],
  ])('serves %s of type %s as %s', (path, mediaType, expected) => {
    expect(dispositionOf(path, mediaType)).toMatch(new RegExp(`^${expected}; `));
  });
});

describe('contentDisposition', () => {
  it.each([
    [
      'weights/mimi-pytorch-e351c8d8@125.safetensors',
      `attachment; filename="mimi-pytorch-e351c8d8_125.safetensors"; filename*=UTF-8''mimi-pytorch-e351c8d8%40125.safetensors`,
    ],
    [
      'thèse (1).pdf',
      `attachment; filename="th__se__1_.pdf"; filename*=UTF-8''th%C3%A8se%20%281%29.pdf`,
    ],
    [
      `it's "so".txt`,
      `attachment; filename="it_s__so_.txt"; filename*=UTF-8''it%27s%20%22so%22.txt`,
    ],
    [
      'a\r\nSet-Cookie: x',
      `attachment; filename="a__Set-Cookie__x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`,
    ],
    ['模型', `attachment; filename="______"; filename*=UTF-8''%E6%A8%A1%E5%9E%8B`],
  ])('names %j without a byte that a header could trip over', (path, expected) => {
    expect(contentDisposition(path)).toBe(expected);
  });
});
