import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from '@jest/globals';
import { assemblePdf, hostilePdfs, pdfBytes } from '../../../../test/support/pdf-bytes.js';
import { describePdf, indexedText } from '../../../domain/bibliography/describe-pdf.js';
import { SphereError } from '../../../domain/errors/sphere-error.js';
import { type PdfLimits, pdfLimits, PdfReader } from './pdf-reader.js';

const reader = new PdfReader();
afterAll(() => {
  reader.beforeApplicationShutdown();
});

const read = (bytes: Buffer, limits: Partial<PdfLimits> = {}) =>
  reader.read(() => Promise.resolve(Readable.from([bytes])), { ...pdfLimits, ...limits });

/** `read`, or how it was refused. */
async function outcome(bytes: Buffer, limits: Partial<PdfLimits> = {}): Promise<string> {
  try {
    await read(bytes, limits);
    return 'read';
  } catch (error) {
    if (error instanceof SphereError) return (error.facts as { flaw: string }).flaw;
    throw error;
  }
}

describe('a paper', () => {
  const lines = [
    ['arXiv:2410.00037v2 [cs.CL]', 9],
    ['A model that listens', 20],
    ['while it speaks', 20],
    ['Marie Curie, Ludwig van Beethoven', 12],
    ['An Institute', 9],
    ['Abstract', 12],
    ['We show that a model can listen while it speaks, which no other did. We mea-', 10],
    ['sure it on several corpora.', 10],
    ['1 Introduction', 12],
    ['The word quokka stands here alone.', 10],
  ] as const;

  it('is described by what stands on its first page, where it says nothing itself', async () => {
    const proposal = describePdf(await read(pdfBytes([lines], { Title: 'paper_v3.tex' })));

    expect(proposal.metadata).toEqual({
      title: 'A model that listens while it speaks',
      creators: [{ name: 'Marie Curie' }, { name: 'Ludwig van Beethoven' }],
      description:
        'We show that a model can listen while it speaks, which no other did. We measure it on several corpora.',
      identifiers: [{ identifier: 'arXiv:2410.00037' }],
    });
  });

  it('is described by what it says of itself', async () => {
    const info = { Title: 'The stated title', Author: 'Curie, M.; Plato', Keywords: 'one, two' };

    const proposal = describePdf(await read(pdfBytes([lines], info)));

    expect(proposal.metadata).toMatchObject({
      title: 'The stated title',
      creators: [{ name: 'Curie, M.' }],
      keywords: ['one', 'two'],
    });
    expect(proposal.sources).toMatchObject({ title: 'Title', creators: 'Author' });
  });

  it('gives its text, page by page, up to a limit', async () => {
    const page = [['The word quokka', 10]] as const;

    const all = await read(pdfBytes([page, page, page]));
    const cut = await read(pdfBytes([page, page, page]), { maxPages: 2 });

    expect(indexedText(all).match(/quokka/g)).toHaveLength(3);
    expect([cut.pageCount, cut.isCut, cut.text.split('\f').length]).toEqual([3, true, 2]);
  });
});

describe('what is no good PDF', () => {
  const locked = assemblePdf(
    ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', 'null', '<< >>'],
    `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'61'.repeat(32)}> /U <${'62'.repeat(32)}> >>`,
  );

  it.each([
    ['a text', Buffer.from('no pdf at all'), 'no-pdf'],
    ['nothing', Buffer.alloc(0), 'no-pdf'],
    ['a header alone', Buffer.from('%PDF-1.7\n'), 'unreadable'],
    ['a locked one', locked, 'encrypted'],
  ])('refuses %s', async (_, bytes, flaw) => {
    expect(await outcome(bytes)).toBe(flaw);
  });

  it('reads what is left of one that was cut off', async () => {
    const whole = pdfBytes([[['The word quokka', 10]]]);

    const { text } = await read(whole.subarray(0, whole.indexOf('startxref')));

    expect(text).toContain('quokka');
  });

  it('refuses one that is too large', async () => {
    const bytes = pdfBytes([[['x', 10]]]);

    expect(await outcome(bytes, { maxBytes: bytes.length - 1 })).toBe('too-large');
  });
});

describe('a PDF that means harm', () => {
  const limits = { softMs: 1_000, hardMs: 2_000 };

  it.each(Object.entries(hostilePdfs))('ends in time: %s', async (_, make) => {
    const bytes = make();
    const start = performance.now();

    const ended = await outcome(bytes, limits);

    expect(['read', 'too-costly', 'unreadable']).toContain(ended);
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  it('of ten thousand pages is read as far as time allows', async () => {
    const { isCut, pageCount } = await read(
      pdfBytes(Array.from({ length: 10_000 }, () => [['word', 10]] as const)),
      { softMs: 800 },
    );

    expect([isCut, pageCount]).toEqual([true, 10_000]);
  });
});
