import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** How much further down the headings of a text stand than those of the page around it. */
const lowering = 1;

/**
 * Gives headings the ids that authors link to, as GitHub and the Hub form them, and sets them one level
 * lower: the page has its own first heading.
 */
export function nameHeadings() {
  return (tree: Root): void => {
    const taken = new Map<string, number>();
    visit(tree, 'element', (node) => {
      const level = /^h([1-6])$/.exec(node.tagName)?.[1];
      if (level === undefined) return;
      node.tagName = `h${Math.min(6, Number(level) + lowering)}`;
      const slug = slugOf(toString(node));
      const times = taken.get(slug) ?? 0;
      taken.set(slug, times + 1);
      node.properties.id = times === 0 ? slug : `${slug}-${times}`;
    });
  };
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-')
    .slice(0, 200);
}
