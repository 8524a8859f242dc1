import { createHash } from 'node:crypto';

import type { Sha256 } from '../identifiers/sha256.js';

/** SHA-512 as lower-case hex, 128 characters. */
export type Sha512 = string & { readonly sha512: unique symbol };

/** A file by what it hashes to. */
export interface FileDigests {
  readonly sha512: Sha512;
  readonly sha256: Sha256;
}

type PathsByDigest = Readonly<Record<string, readonly string[]>>;

interface OcflVersion {
  /** RFC 3339, UTC. */
  readonly created: string;
  readonly message: string;
  readonly user: { readonly name: string; readonly address: string };
  /** Logical paths by SHA-512. */
  readonly state: PathsByDigest;
}

/** `inventory.json` of an object (OCFL 1.1 §3.5). */
export interface OcflInventory {
  readonly id: string;
  readonly type: 'https://ocfl.io/1.1/spec/#inventory';
  readonly digestAlgorithm: 'sha512';
  /** `v1`, `v2`, … */
  readonly head: string;
  /** Paths from the object's root by SHA-512: each content once. */
  readonly manifest: PathsByDigest;
  readonly versions: Readonly<Record<string, OcflVersion>>;
  /** The same paths by SHA-256, which is what records know files by. */
  readonly fixity: { readonly sha256: PathsByDigest };
}

/** A version to be added. */
export interface NewVersion extends Omit<OcflVersion, 'state'> {
  /** By logical path. */
  readonly state: ReadonlyMap<string, FileDigests>;
}

/** The declarations that mark a storage root and an object (OCFL 1.1 §3.2, §4.2). */
export const rootDeclaration = { name: '0=ocfl_1.1', text: 'ocfl_1.1\n' };
export const objectDeclaration = { name: '0=ocfl_object_1.1', text: 'ocfl_object_1.1\n' };

/** Where objects stand below the root: extension 0004 with its defaults. */
export const ocflLayout = {
  extension: '0004-hashed-n-tuple-storage-layout',
  description:
    'Hashed N-tuple Storage Layout: three folders of three characters of the SHA-256 of the id',
};
export const ocflLayoutConfig = {
  extensionName: ocflLayout.extension,
  digestAlgorithm: 'sha256',
  tupleSize: 3,
  numberOfTuples: 3,
  shortObjectRoot: false,
};

/** Folder of an object below the root, by `ocflLayoutConfig`. */
export function objectFolder(id: string): string {
  const digest = createHash('sha256').update(id).digest('hex');
  return `${digest.slice(0, 3)}/${digest.slice(3, 6)}/${digest.slice(6, 9)}/${digest}`;
}

/** What the newest version holds, by logical path. */
export function headState(inventory: OcflInventory): Map<string, Sha512> {
  const state = inventory.versions[inventory.head]?.state ?? {};
  return new Map(
    Object.entries(state).flatMap(([digest, paths]) =>
      paths.map((path): [string, Sha512] => [path, digest as Sha512]),
    ),
  );
}

/** What of an object is known by its SHA-256. */
export function knownContents(inventory: OcflInventory): Map<Sha256, FileDigests> {
  const byPath = new Map(
    Object.entries(inventory.manifest).flatMap(([digest, paths]) =>
      paths.map((path): [string, Sha512] => [path, digest as Sha512]),
    ),
  );
  const known = new Map<Sha256, FileDigests>();
  for (const [digest, [path = '']] of Object.entries(inventory.fixity.sha256)) {
    const sha512 = byPath.get(path);
    const sha256 = digest as Sha256;
    if (sha512 !== undefined) known.set(sha256, { sha256, sha512 });
  }
  return known;
}

/**
 * The inventory with one version more. What is there already is not stored again: new contents stand in
 * `{head}/content/`, each under the first of its logical paths.
 */
export function addVersion(
  id: string,
  previous: OcflInventory | null,
  { state, ...version }: NewVersion,
): OcflInventory {
  const head = `v${previous === null ? 1 : Number(previous.head.slice(1)) + 1}`;
  const manifest = new Map(Object.entries(previous?.manifest ?? {}));
  const sha256 = new Map(Object.entries(previous?.fixity.sha256 ?? {}));
  const paths = new Map<string, string[]>();
  for (const [path, digests] of state) {
    paths.set(digests.sha512, [...(paths.get(digests.sha512) ?? []), path]);
    if (manifest.has(digests.sha512)) continue;
    const content = `${head}/content/${path}`;
    manifest.set(digests.sha512, [content]);
    sha256.set(digests.sha256, [content]);
  }
  return {
    id,
    type: 'https://ocfl.io/1.1/spec/#inventory',
    digestAlgorithm: 'sha512',
    head,
    manifest: inDigestOrder(manifest),
    versions: { ...previous?.versions, [head]: { ...version, state: inDigestOrder(paths) } },
    fixity: { sha256: inDigestOrder(sha256) },
  };
}

/** An inventory as it is written, and the sidecar that goes with it. */
export function writeInventory(inventory: OcflInventory): {
  readonly text: string;
  readonly sidecar: string;
} {
  const text = `${JSON.stringify(inventory, null, 2)}\n`;
  return { text, sidecar: sidecarOf(text) };
}

/** Reads an inventory where its sidecar vouches for it; null otherwise. */
export function readInventory(text: string, sidecar: string): OcflInventory | null {
  return sidecarOf(text) === sidecar ? (JSON.parse(text) as OcflInventory) : null;
}

function sidecarOf(text: string): string {
  return `${createHash('sha512').update(text).digest('hex')} inventory.json\n`;
}

function inDigestOrder(paths: ReadonlyMap<string, readonly string[]>): PathsByDigest {
  return Object.fromEntries([...paths].sort(([one], [other]) => (one < other ? -1 : 1)));
}
