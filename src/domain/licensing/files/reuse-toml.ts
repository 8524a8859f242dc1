import { parse } from 'smol-toml';
import { matchesGlob, reuseGlob } from './path-glob.js';

/** A `[[annotations]]` table of a REUSE.toml; `licences` combine with AND. */
interface ReuseAnnotation {
  readonly paths: readonly string[];
  readonly precedence: 'closest' | 'aggregate' | 'override';
  readonly licences: readonly string[];
}

/** A REUSE.toml that could be read. */
export interface ReuseToml {
  /** Folder of the file with a slash at its end; empty at the root. */
  readonly folder: string;
  readonly annotations: readonly ReuseAnnotation[];
}

/** What all REUSE.toml files say of one path; each list combines with AND. */
interface ReuseAnswer {
  readonly override: readonly string[] | null;
  readonly aggregate: readonly string[];
  readonly closest: readonly string[] | null;
}

/** Reads a REUSE.toml (REUSE 3.3); null when it is no valid one, which its caller must refuse. */
export function parseReuseToml(path: string, text: string): ReuseToml | null {
  let document;
  try {
    document = parse(text);
  } catch {
    // Any error of the parser means one thing here, and its class is not the same in every realm.
    return null;
  }
  const listed = document['annotations'] ?? [];
  if (!Array.isArray(listed)) return null;
  const annotations: ReuseAnnotation[] = [];
  for (const table of listed) {
    const annotation = annotationOf(table);
    if (annotation === null) return null;
    annotations.push(annotation);
  }
  return { folder: path.slice(0, path.lastIndexOf('/') + 1), annotations };
}

/**
 * What applies to a path: an override nearest the root, everything that aggregates, and the nearest
 * `closest`; within one file the last match counts (licence-policy R24).
 */
export function reuseAnswerFor(path: string, tomls: readonly ReuseToml[]): ReuseAnswer {
  const aggregate: string[] = [];
  let closest: readonly string[] | null = null;
  const rootFirst = [...tomls].sort((a, b) => a.folder.length - b.folder.length);
  for (const { folder, annotations } of rootFirst) {
    if (!path.startsWith(folder)) continue;
    const below = path.slice(folder.length);
    const match = annotations.findLast(({ paths }) =>
      paths.some((pattern) => matchesGlob(pattern, below, reuseGlob)),
    );
    if (match === undefined || match.licences.length === 0) continue;
    if (match.precedence === 'override') {
      return { override: match.licences, aggregate: [], closest: null };
    }
    if (match.precedence === 'aggregate') aggregate.push(...match.licences);
    else closest = match.licences;
  }
  return { override: null, aggregate, closest };
}

function annotationOf(table: unknown): ReuseAnnotation | null {
  if (typeof table !== 'object' || table === null) return null;
  const fields = table as Readonly<Record<string, unknown>>;
  const paths = textsOf(fields['path']);
  const licences = textsOf(fields['SPDX-License-Identifier'] ?? []);
  const precedence = fields['precedence'] ?? 'closest';
  if (paths === null || paths.length === 0 || licences === null) return null;
  if (precedence !== 'closest' && precedence !== 'aggregate' && precedence !== 'override') {
    return null;
  }
  return { paths, precedence, licences };
}

function textsOf(value: unknown): readonly string[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === 'string') ? list : null;
}
