const ignoredPart = /REUSE-IgnoreStart[^]*?(?:REUSE-IgnoreEnd|$)/g;
const tag = /SPDX-License-Identifier:[ \t]*([^\r\n]*)/g;
/** What closes a comment, a string or a code span on the tag's line. */
const lineEnd = /(?:\s|\\[nrt]|\*+\/|-->|--\}|#\}|%>|\*\)|"""|'''|[`"'\]};,|])+$/;
const commentLine = /^\s*(?:#|\/\/|\/\*|\*|;|%|--|<!--|REM\b|\.\.|")/i;

/**
 * The licence expressions that `SPDX-License-Identifier` tags state inside a text, in order. Tags of
 * snippets count like those of the file; what stands between `REUSE-IgnoreStart` and
 * `REUSE-IgnoreEnd` is skipped (licence-policy R25). They are as written: nothing is judged.
 */
export function taggedLicences(text: string): readonly string[] {
  const values: string[] = [];
  for (const [, value = ''] of text.replace(ignoredPart, '').matchAll(tag)) {
    values.push(value.slice(0, 5000).replace(lineEnd, ''));
  }
  // A tag without a value states nothing, as in a program that looks for tags.
  return [...new Set(values)].filter((value) => value !== '');
}

/**
 * The same in a file of data or settings, where only comment lines at the start speak for the file:
 * a row of a data set may quote somebody's source code.
 */
export function taggedLicencesOfHeader(text: string): readonly string[] {
  const lines = text.slice(0, 16_384).split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !commentLine.test(line));
  return taggedLicences(lines.slice(0, end === -1 ? lines.length : end).join('\n'));
}
