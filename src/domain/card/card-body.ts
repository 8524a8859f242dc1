import { readArxivId } from '../identifiers/arxiv-id.js';

/** What can be read out of a card's Markdown without rendering it. Each is linear in the text. */

/** Titles and summaries stand at the top; what comes later is not looked at. */
const maxScannedCharacters = 64 * 1024;
const maxIdentifiers = 100;

/** The text of the first heading, without markup; null where there is none. */
export function firstHeading(body: string): string | null {
  const lines = proseLines(body);
  for (const [index, line] of lines.entries()) {
    const underlined = /^ {0,3}={2,}\s*$/.test(lines[index + 1] ?? '');
    const heading = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line)?.[1]?.replace(/[ \t]#+[ \t]*$/, '');
    const tagged = /^\s*<h[1-6][^<>]*>([^\n]*)<\/h[1-6]>\s*$/i.exec(line)?.[1];
    const text = plainText(heading ?? tagged ?? (underlined ? line : ''));
    if (text !== '') return text;
  }
  return null;
}

/** The first paragraph of prose, on one line: no heading, list, table, quotation, badge or HTML. */
export function firstParagraph(body: string): string | null {
  const paragraph: string[] = [];
  for (const line of proseLines(body)) {
    if (!noProse.test(line)) {
      paragraph.push(line.trim());
    } else if (paragraph.length > 0) {
      if (!/^\s*(?:=+|-+)\s*$/.test(line)) break;
      // What stood above such a line was a heading.
      paragraph.length = 0;
    }
  }
  const text = paragraph.join(' ');
  return plainText(text) === '' ? null : text;
}

/** Blank, heading, list item, quotation, table, HTML, badge, rule or link definition. */
const noProse = /^\s*(?:$|#{1,6}\s|[-*+]\s|\d+[.)]\s|[>|<]|\[?!\[|[-=*_]{2,}\s*$|\[[^\]]*\]:)/;

/** arXiv ids without version and subject class, in order of appearance, each once. */
export function arxivIdsIn(text: string): string[] {
  const found = text.matchAll(
    /(?:arxiv\.org\/(?:abs|pdf|html)\/|\b(?:huggingface\.co|hf\.co)\/papers\/|arxiv:\s?|eprint\s*=\s*[{"])(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?!\d)/gi,
  );
  return firstOnes(found, (id) => readArxivId(id) ?? id);
}

/** DOIs in lower case, in order of appearance, each once. */
export function doisIn(text: string): string[] {
  const found = text.matchAll(
    /(?<![\w.])(?:(?<!\/)|(?<=doi\.org\/))(10\.\d{4,9}\/[^\s"'<>()[\]{}|\\^`,;]{1,300})/gi,
  );
  return firstOnes(found, (doi) => doi.toLowerCase().replace(/[.:*_]+$/, ''));
}

function firstOnes(
  matches: Iterable<RegExpExecArray>,
  normalise: (text: string) => string,
): string[] {
  const found = new Set<string>();
  for (const match of matches) {
    if (match[1] !== undefined) found.add(normalise(match[1]));
    if (found.size === maxIdentifiers) break;
  }
  return [...found];
}

/** The lines at the top of a body, without comments and code blocks. */
function proseLines(body: string): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of withoutComments(body.slice(0, maxScannedCharacters)).split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3}|~{3})/.exec(line)?.[1];
    if (fence === null) {
      if (mark === undefined) lines.push(line);
      else fence = mark;
    } else if (mark === fence) {
      fence = null;
      lines.push('');
    }
  }
  return lines;
}

function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start);
    if (end === -1) return kept + text.slice(from);
    kept += text.slice(from, start);
    from = end + 3;
  }
}

/** A text on one line without images, tags, link targets and emphasis. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!\[[^[\]]*\]\([^()]*\)/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/[*`]/g, '')
    .replace(/_+/g, (run: string, at: number, whole: string) =>
      isWordAt(whole, at - 1) && isWordAt(whole, at + run.length) ? run : '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** An underscore within a word, as in `my_model`, is no emphasis. */
function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
