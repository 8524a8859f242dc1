import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Parts of a text that may be wider than a page, and are then scrolled within it. */
const wide = new Set(['pre', 'table', 'math']);

/** Lets what may have to be scrolled be reached, and so scrolled, by keyboard (WCAG 2.2, 2.1.1). */
export function reachByKeyboard() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const isInline = node.tagName === 'math' && node.properties.display !== 'block';
      if (wide.has(node.tagName) && !isInline) node.properties.tabIndex = 0;
    });
  };
}
