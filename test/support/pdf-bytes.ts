import { deflateSync } from 'node:zlib';

/** A line of a page: its text and its size in points. */
export type PdfLine = readonly [text: string, size: number];

/** A small PDF of these pages; characters are Latin-1. */
export function pdfBytes(
  pages: readonly (readonly PdfLine[])[],
  info: Readonly<Record<string, string>> = {},
): Buffer {
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(' ');
  const statements = Object.entries(info).map(([key, value]) => `/${key} (${escaped(value)})`);
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${statements.join(' ')} >>`,
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * index} 0 R >>`,
      streamOf(Buffer.from(contentOf(lines), 'latin1')),
    ]),
  ]);
}

/** Joins objects, the first being the catalogue and the fourth the information dictionary. */
export function assemblePdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: string[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, index) => {
    offsets.push(`${String(length).padStart(10, '0')} 00000 n \n`);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  });
  const start = length;
  const size = objects.length + 1;
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`));
  add(Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\n`));
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** PDFs that mean harm, by what they do. */
export const hostilePdfs = {
  /** A page of half a gibibyte in half a megabyte. */
  bomb: () => onePage(packed(spaces())),
  'arrays in arrays': () => onePage(streamOf(Buffer.from('['.repeat(3_000_000)))),
  'forms that draw themselves': () =>
    onePage(
      streamOf(Buffer.from('/X Do')),
      '/XObject << /X 7 0 R >>',
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R /Y 7 0 R >> >> /Length 11 >>\nstream\n/X Do /Y Do\nendstream',
    ),
  'pages that are their own parents': () =>
    assemblePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000000 >>',
      'null',
      '<< >>',
    ]),
  'lengths that name themselves': () =>
    onePage('<< /Length 6 0 R /Filter 6 0 R >>\nstream\nq\nendstream'),
  'a sea of operators': () =>
    onePage(packed(Buffer.from('BT /F1 1 Tf (a) Tj ET\n'.repeat(1_500_000)))),
} satisfies Record<string, () => Buffer>;

/** More than a reader may take. */
function spaces(): Buffer {
  return Buffer.alloc(480 * 1_048_576, ' ');
}

function onePage(content: string | Buffer, resources = '', further = 'null'): Buffer {
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [5 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents 6 0 R >>`,
    content,
    further,
  ]);
}

function packed(bytes: Buffer, filter = '/FlateDecode'): Buffer {
  return streamOf(deflateSync(bytes, { level: 1 }), `/Filter ${filter}`);
}

function streamOf(bytes: Buffer, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function contentOf(lines: readonly PdfLine[]): string {
  let top = 780;
  const shown = lines.map(([text, size]) => {
    top -= size * 1.4;
    return `BT /F1 ${size} Tf 1 0 0 1 72 ${top.toFixed(1)} Tm (${escaped(text)}) Tj ET`;
  });
  return shown.join('\n');
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`);
}
