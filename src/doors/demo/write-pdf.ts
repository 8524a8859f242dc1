/** A4 in points, with a margin of an inch. */
const page = { width: 595, height: 842, margin: 72 } as const;
const lineHeight = 16;
const fontSize = 11;
/** Helvetica is proportional: so many of its average characters stay within the margins. */
const charactersPerLine = 80;
const linesPerPage = Math.floor((page.height - 2 * page.margin) / lineHeight);

/** Text to set. Characters outside Windows-1252 become question marks. */
export interface PdfText {
  readonly title: string;
  readonly author: string;
  /** A line break within a paragraph is kept. */
  readonly paragraphs: readonly string[];
}

/**
 * Sets plain text as a PDF 1.4 (ISO 32000-1 §7.5) in Helvetica, which every reader has. The same text
 * gives the same bytes.
 */
export function writePdf({ title, author, paragraphs }: PdfText): Buffer {
  const lines = [title, author, ...paragraphs].flatMap((text) => [...wrap(text), '']);
  const pages = Array.from({ length: Math.ceil(lines.length / linesPerPage) }, (_, index) =>
    lines.slice(index * linesPerPage, (index + 1) * linesPerPage),
  );
  // Objects 1 to 4 are fixed; each page takes two more.
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(' ');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title ${literal(title)} /Author ${literal(author)} >>`,
    ...pages.flatMap((ofPage, index) => {
      const content = pageContent(ofPage);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * index} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ]);
}

/** Joins the objects with the table of their offsets; all strings are Latin-1, one byte a character. */
function assemble(objects: readonly string[]): Buffer {
  // A comment of bytes above 127 tells programs that the file is binary.
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>`;
  return Buffer.from(`${file}${table}${trailer}\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
}

function pageContent(lines: readonly string[]): string {
  const top = page.height - page.margin;
  const shown = lines.map((line) => `${literal(line)} Tj T*`).join('\n');
  return `BT\n/F1 ${fontSize} Tf\n${lineHeight} TL\n${page.margin} ${top} Td\n${shown}\nET`;
}

function wrap(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const wrapped: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      const longer = current === '' ? word : `${current} ${word}`;
      if (longer.length > charactersPerLine && current !== '') {
        wrapped.push(current);
        current = word;
      } else current = longer;
    }
    return [...wrapped, current];
  });
}

/** A string object; Latin-1 is Windows-1252 but for signs that this text has no use for. */
function literal(text: string): string {
  const plain = text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?');
  return `(${plain.replaceAll(/[\\()]/g, String.raw`\$&`)})`;
}
