import { Buffer } from 'node:buffer';

import type { CommitId } from '../identifiers/git-oid.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { Sha256 } from '../identifiers/sha256.js';
import { canonicalJson, sha256OfText } from './canonical-json.js';

/** One artifact as the manifest names it. */
export interface ManifestFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: Sha256;
  /** SPDX expression; absent where the file needs none (licence-policy R25). */
  readonly licence?: string;
  /** Artifact kind of licence-policy R6. */
  readonly kind: string;
}

/** What a manifest is made of. */
export interface ManifestContent {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly commit: CommitId;
  /** When the release was proposed. */
  readonly createdAt: Date;
  /** SPDX expression of the whole. */
  readonly licence: string;
  readonly files: readonly ManifestFile[];
  /** Of `README.md`. */
  readonly card: Sha256;
  /** Identifiers of papers that describe the work, and ids of its base models. */
  readonly papers: readonly string[];
  readonly baseModels: readonly string[];
}

/**
 * Writes a release's manifest, `sphere-manifest-v1` (supply-chain §5), and its SHA-256, which
 * opinions and signatures are bound to. Files stand in the order of their paths' bytes.
 */
export function buildManifest(content: ManifestContent): {
  readonly text: string;
  readonly sha256: Sha256;
} {
  const files = content.files
    .map((file) => ({ file, key: Buffer.from(file.path) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ file: { path, size, sha256, licence, kind } }) => ({
      path,
      size,
      sha256,
      licence,
      kind,
    }));
  const text = canonicalJson({
    schema: 'sphere-manifest-v1',
    kind: content.kind,
    namespace: content.namespace,
    name: content.name,
    version: content.version,
    commit: content.commit,
    createdAt: content.createdAt.toISOString(),
    licence: content.licence,
    files,
    card: content.card,
    papers: content.papers,
    baseModels: content.baseModels,
  });
  return { text, sha256: sha256OfText(text) };
}
