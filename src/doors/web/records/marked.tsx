import type { ComponentChild } from 'preact';
import type { Highlight } from '../../../capabilities/discovery/index.js';

/** A text with the words of a question marked in it. */
export function Marked({ text: { text, ranges } }: { readonly text: Highlight }) {
  const parts: ComponentChild[] = [];
  let reached = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(reached, start), <mark>{text.slice(start, end)}</mark>);
    reached = end;
  }
  return (
    <>
      {parts}
      {text.slice(reached)}
    </>
  );
}
