import type { PublishedPaper } from './find-papers.js';
import { spokenName } from './present-paper.js';

/**
 * A paper as plain Markdown (hf-hub D): title, authors, abstract, and what its card says below.
 * @param body Markdown of the card
 * @param pages addresses of the record and of its PDF
 */
export function writePaper(
  { release }: PublishedPaper,
  body: string,
  pages: { readonly record: string; readonly pid: string; readonly pdf: string | null },
): string {
  const { metadata, version, licence } = release;
  const text = withoutTitle(body.trim(), metadata.title);
  const hasAbstract = text.includes(metadata.description.trim());
  const parts = [
    `# ${metadata.title}`,
    metadata.creators.map(({ name }) => spokenName(name)).join(', '),
    [
      `- Record: ${pages.record}`,
      `- PID: ${pages.pid}`,
      ...(release.doi === null ? [] : [`- DOI: https://doi.org/${release.doi}`]),
      `- Version: ${version}`,
      `- Licence: ${licence}`,
      ...(pages.pdf === null ? [] : [`- PDF: ${pages.pdf}`]),
    ].join('\n'),
    ...(hasAbstract ? [] : ['## Abstract', metadata.description.trim()]),
    ...(text === '' ? [] : [text]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A card begins with the title again, as a rule. */
function withoutTitle(body: string, title: string): string {
  const [first = '', ...rest] = body.split('\n');
  return /^#\s+(.*?)\s*#*\s*$/.exec(first)?.[1] === title ? rest.join('\n').trim() : body;
}
