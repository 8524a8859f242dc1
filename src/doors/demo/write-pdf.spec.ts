import { describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { writePdf } from './write-pdf.js';

const text = { title: 'A title (short)', author: 'Labo démo', paragraphs: ['One.', 'Two.'] };

describe('writePdf', () => {
  it('writes what a PDF reader opens, with its title and author', async () => {
    const pdf = await PDFDocument.load(writePdf(text), { throwOnInvalidObject: true });

    expect([pdf.getTitle(), pdf.getAuthor(), pdf.getPageCount()]).toEqual([
      'A title (short)',
      'Labo démo',
      1,
    ]);
  });

  it('takes as many pages as the text needs', async () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}`);

    const pdf = await PDFDocument.load(writePdf({ ...text, paragraphs }));

    expect(pdf.getPageCount()).toBe(3);
  });

  it('gives the offset of every object in its table', () => {
    const file = writePdf(text).toString('latin1');

    const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map((row) => Number(row[1]));

    expect(offsets.map((offset) => /^\d+ 0 obj/.exec(file.slice(offset))?.[0])).toEqual(
      offsets.map((_, index) => `${index + 1} 0 obj`),
    );
    expect(file.slice(Number(/startxref\n(\d+)/.exec(file)?.[1])).startsWith('xref')).toBe(true);
  });

  it('keeps every line within the page', () => {
    const file = writePdf({ ...text, paragraphs: ['word '.repeat(200)] }).toString('latin1');

    const lines = [...file.matchAll(/^\((.*)\) Tj/gm)].map((match) => match[1] ?? '');

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.join(' ').match(/word/g)).toHaveLength(200);
  });
});
