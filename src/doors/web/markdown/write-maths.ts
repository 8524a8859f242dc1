import type { Element, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import temml from 'temml';
import { SKIP, visit } from 'unist-util-visit';

/** Longer formulas are shown as they were written. */
const maxFormulaCharacters = 5_000;
const maxFormulas = 2_000;

/** Writes formulas as MathML, which browsers set and screen readers read without any script. */
export function writeMaths() {
  return (tree: Root): void => {
    let written = 0;
    visit(tree, 'element', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      const isDisplayed = hasClass(inner(node), 'math-display');
      if (!isDisplayed && !hasClass(node, 'math-inline')) return undefined;
      written += 1;
      const formula = toString(node);
      if (written > maxFormulas || formula.length > maxFormulaCharacters) return undefined;
      parent.children[index] = formulaNode(formula, isDisplayed);
      return [SKIP, index + 1];
    });
  };
}

function formulaNode(formula: string, isDisplayed: boolean): RootContent {
  try {
    const value = temml.renderToString(formula, {
      displayMode: isDisplayed,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [20, 400],
    });
    return { type: 'raw', value };
  } catch {
    // Not a formula that anybody could set: shown as it was written.
    return code(formula);
  }
}

function code(formula: string): Element {
  const children: Element['children'] = [{ type: 'text', value: formula }];
  return { type: 'element', tagName: 'code', properties: {}, children };
}

/** Display maths is a `pre` around its `code`. */
function inner(node: Element): Element | null {
  const [child] = node.children;
  return node.tagName === 'pre' && child?.type === 'element' ? child : null;
}

function hasClass(node: Element | null, name: string): boolean {
  const classes = node?.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}
