import type { Root } from 'hast';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { allowedMarkup } from './allowed-markup.js';
import { breakLongWords } from './break-long-words.js';
import { nameHeadings } from './name-headings.js';
import { reachByKeyboard } from './reach-by-keyboard.js';
import { resolveAddresses, type TextHome } from './resolve-addresses.js';
import { writeMaths } from './write-maths.js';

/** Longer texts are cut where a card may not be longer either (supply-chain §8). */
const maxCharacters = 1_048_576;

/**
 * CommonMark with GFM tables, lists and strike-through, and maths, as HTML that does nothing: what is
 * not on the list of allowed markup is gone, whoever wrote it (supply-chain §8). Cost grows with the
 * length of the text; keep what it answers.
 * @param home what relative addresses in the text are relative to; null where they lead nowhere
 */
export async function renderMarkdown(text: string, home: TextHome | null): Promise<string> {
  const file = await unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkMath)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(writeMaths)
    .use(rehypeRaw)
    .use(nameHeadings)
    .use(rehypeHighlight, { detect: false })
    .use(breakLongWords)
    .use(reachByKeyboard)
    .use(() => (tree: Root) => {
      resolveAddresses(tree, home);
    })
    // Last, after everything that adds markup.
    .use(rehypeSanitize, allowedMarkup)
    .use(rehypeStringify)
    .process(text.slice(0, maxCharacters));
  return String(file);
}
