import { dep5Glob, matchesGlob } from './path-glob.js';

/** A `Files:` paragraph of a machine-readable Debian copyright file. */
export interface Dep5Paragraph {
  readonly patterns: readonly string[];
  /** First line of its `License:` field, as written. */
  readonly licence: string;
}

/** Reads the `Files:` paragraphs of an old `.reuse/dep5`. Never throws. */
export function parseDep5(text: string): readonly Dep5Paragraph[] {
  const paragraphs: Dep5Paragraph[] = [];
  for (const block of text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/)) {
    const fields = fieldsOf(block);
    const patterns = fields.get('files')?.split(/\s+/).filter(Boolean);
    const licence = fields.get('license')?.split('\n')[0]?.trim();
    if (patterns !== undefined && licence !== undefined) paragraphs.push({ patterns, licence });
  }
  return paragraphs;
}

/** The licence that a dep5 file gives to a path: that of the last matching paragraph, or null. */
export function dep5LicenceFor(path: string, paragraphs: readonly Dep5Paragraph[]): string | null {
  const match = paragraphs.findLast(({ patterns }) =>
    patterns.some((pattern) => matchesGlob(pattern.replace(/^\.\//, ''), path, dep5Glob)),
  );
  return match?.licence ?? null;
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let current: string | null = null;
  for (const line of block.split('\n')) {
    if (line.startsWith('#')) continue;
    const isContinuation = /^[ \t]/.test(line);
    const colon = line.indexOf(':');
    if (isContinuation && current !== null) {
      fields.set(current, `${fields.get(current) ?? ''}\n${line.trim()}`);
    } else if (!isContinuation && colon > 0) {
      current = line.slice(0, colon).trim().toLowerCase();
      fields.set(current, line.slice(colon + 1).trim());
    }
  }
  return fields;
}
