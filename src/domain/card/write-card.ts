import { stringify } from 'yaml';

import { splitCard } from './parse-card.js';

/**
 * Writes a card that `parseCard` reads back as it was given. The same values in the same order give
 * the same bytes; lines are never folded, so that a changed value changes one line.
 */
export function writeCard(frontMatter: Readonly<Record<string, unknown>>, body: string): string {
  if (Object.keys(frontMatter).length === 0) {
    // A body that itself begins like front matter must not be taken for it.
    return splitCard(body).yaml === null && !body.startsWith('\ufeff') ? body : `---\n---\n${body}`;
  }
  const yaml = stringify(frontMatter, {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `---\n${yaml}---\n${body}`;
}
