import { Buffer } from 'node:buffer';

import type { GitOid } from '../identifiers/git-oid.js';
import type { Sha256 } from '../identifiers/sha256.js';
import { blobId } from './object-id.js';

/** What a Git LFS pointer says of the file for which it stands. */
export interface LfsPointer {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

const version = 'version https://git-lfs.github.com/spec/v1';
const pattern =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize (0|[1-9]\d{0,15})\n$/;

/** The three-line text that stands in a git tree for a large file (git-lfs specification v1). */
export function lfsPointerText({ sha256, sizeBytes }: LfsPointer): string {
  return `${version}\noid sha256:${sha256}\nsize ${sizeBytes}\n`;
}

/** Reads a pointer text in exactly the form that `lfsPointerText` writes; null for all else. */
export function parseLfsPointer(text: string): LfsPointer | null {
  const [, sha256, size] = pattern.exec(text) ?? [];
  const sizeBytes = Number(size);
  if (sha256 === undefined || !Number.isSafeInteger(sizeBytes)) return null;
  return { sha256: sha256 as Sha256, sizeBytes };
}

/** Git's id of a large file: that of its pointer (hf-hub §0, blob ids). */
export function lfsPointerOid(pointer: LfsPointer): GitOid {
  return blobId(Buffer.from(lfsPointerText(pointer)));
}

/** Bytes of a large file's pointer, what the Hub calls `pointerSize`. */
export function lfsPointerSizeBytes(pointer: LfsPointer): number {
  return lfsPointerText(pointer).length;
}
