import type { ElementContent, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** No word of any language; what is longer is data, or was written to do harm. */
const longWord = /\S{1000,}/u;
const stretch = /\S{500}(?=\S)/gu;

/**
 * Lets words without end be broken at places that are found at once: browsers look for places of their
 * own in a time that grows with the square of the length, and a word of 100 kB would hold them up for
 * half a minute.
 */
export function breakLongWords() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      // These do not wrap.
      if (node.type === 'element' && (node.tagName === 'pre' || node.tagName === 'math'))
        return SKIP;
      if (node.type !== 'text' || !longWord.test(node.value)) return undefined;
      if (parent === undefined || index === undefined) return undefined;
      const broken = parts(node);
      parent.children.splice(index, 1, ...broken);
      return [SKIP, index + broken.length];
    });
  };
}

/** No text of HTML holds this character: it marks the places. */
const place = '\0';

function parts({ value }: Text): ElementContent[] {
  return value
    .replace(stretch, `$&${place}`)
    .split(place)
    .flatMap((part, index) => {
      const text = { type: 'text' as const, value: part };
      return index === 0 ? [text] : [chance, text];
    });
}

const chance = {
  type: 'element' as const,
  tagName: 'wbr',
  properties: {},
  children: [],
};
