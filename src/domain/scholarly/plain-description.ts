import { plainText } from '../card/card-body.js';

/** CommonMark as plain text: paragraphs parted by an empty line, without marks, links and tags. */
export function plainDescription(markdown: string): string {
  return markdown
    .split(/\n[ \t]*(?:\r?\n[ \t]*)+|\r\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((paragraph) => plainText(paragraph.replace(/^ {0,3}#{1,6}[ \t]+/gm, '')))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
