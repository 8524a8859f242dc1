import type { ArtifactKind } from '../artifact-kind.js';
import { dep5LicenceFor, parseDep5 } from './dep5.js';
import type { Dep5Paragraph } from './dep5.js';
import { parseReuseToml, reuseAnswerFor } from './reuse-toml.js';
import type { ReuseToml } from './reuse-toml.js';
import { taggedLicences, taggedLicencesOfHeader } from './spdx-tags.js';

/** Where a file's own licence was found (licence-policy R24). */
export type FileLicenceSource = 'override' | 'companion' | 'tags' | 'closest' | 'aggregate';

/** What is stated for one file beside its artifact's licence; the values combine with AND. */
interface FileLicence {
  readonly source: FileLicenceSource;
  readonly values: readonly string[];
}

interface TextFile {
  readonly path: string;
  readonly text?: string | undefined;
}

/** The statements of a tree that speak of other files, and those that could not be read. */
export interface LicenceStatements {
  readonly tomls: readonly ReuseToml[];
  readonly dep5: readonly Dep5Paragraph[];
  readonly companions: ReadonlyMap<string, string>;
  /** Paths of REUSE.toml files that are malformed. */
  readonly malformed: readonly string[];
}

/** Collects REUSE.toml files, `.reuse/dep5` and `FILE.license` companions of a tree. */
export function collectStatements(files: readonly TextFile[]): LicenceStatements {
  const tomls: ReuseToml[] = [];
  const malformed: string[] = [];
  const companions = new Map<string, string>();
  let dep5: readonly Dep5Paragraph[] = [];
  for (const { path, text } of files) {
    if (text === undefined) continue;
    if (path === '.reuse/dep5') dep5 = parseDep5(text);
    if (path.endsWith('.license')) companions.set(path.slice(0, -'.license'.length), text);
    if (path !== 'REUSE.toml' && !path.endsWith('/REUSE.toml')) continue;
    const toml = parseReuseToml(path, text);
    if (toml === null) malformed.push(path);
    else tomls.push(toml);
  }
  return { tomls, dep5, companions, malformed };
}

/**
 * What applies to one file in the order of licence-policy R24, steps 1 to 4; null where only the
 * declared licences (steps 5 to 7) do.
 */
export function fileLicenceOf(
  { path, text }: TextFile,
  kind: ArtifactKind,
  { tomls, dep5, companions }: LicenceStatements,
): FileLicence | null {
  const reuse = reuseAnswerFor(path, tomls);
  if (reuse.override !== null) return { source: 'override', values: reuse.override };

  const dep5Licence = dep5LicenceFor(path, dep5);
  const aggregate = [...reuse.aggregate, ...(dep5Licence === null ? [] : [dep5Licence])];
  const companion = companions.get(path);
  const own = companion === undefined ? tagsOf(text, kind) : taggedLicences(companion);
  if (own.length > 0) {
    const source = companion === undefined ? 'tags' : 'companion';
    return { source, values: [...own, ...aggregate] };
  }
  if (reuse.closest !== null) {
    return { source: 'closest', values: [...reuse.closest, ...aggregate] };
  }
  return aggregate.length > 0 ? { source: 'aggregate', values: aggregate } : null;
}

function tagsOf(text: string | undefined, kind: ArtifactKind): readonly string[] {
  if (text === undefined) return [];
  const isHeaderOnly = kind === 'data' || kind === 'configuration' || kind === 'weights';
  return isHeaderOnly ? taggedLicencesOfHeader(text) : taggedLicences(text);
}
