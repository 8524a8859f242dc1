import { JsonFields } from './json-fields.js';
import { type OcflInventory, readInventory } from './ocfl.js';

/** What a mirror's object holds now, by paths that lead nowhere else. */
export interface MirrorObject {
  readonly id: string;
  /** Content path from the object's folder and SHA-512, by the path that a document has in the newest version. */
  readonly documents: ReadonlyMap<string, { readonly content: string; readonly sha512: string }>;
  /** Content paths of all versions by SHA-256. */
  readonly contents: ReadonlyMap<string, string>;
}

/**
 * Reads an object's inventory as a stranger's. Throws `RangeError` where its sidecar does not vouch for it, or
 * where it is none that Sphere writes.
 */
export function readMirrorObject(text: string, sidecar: string): MirrorObject {
  let inventory: OcflInventory | null;
  try {
    inventory = readInventory(text, sidecar);
  } catch (error) {
    throw new RangeError('inventory.json is no JSON', { cause: error });
  }
  if (inventory === null)
    throw new RangeError('inventory.json is not what its sidecar vouches for');
  const fields = JsonFields.of(inventory, 'inventory.json');
  fields.oneOf('digestAlgorithm', ['sha512']);
  const head = fields.matching('head', /^v[1-9]\d*$/, 'version');
  const stored = readPaths(fields.object('manifest'), inventory.manifest, requireContentPath);
  const byPath = new Set(stored.values());
  const versions = JsonFields.of(inventory.versions, 'versions');
  const state = versions.object(head).object('state');
  const documents = new Map<string, { content: string; sha512: string }>();
  for (const [sha512, paths] of pathsOf(state, inventory.versions[head]?.state)) {
    const content = stored.get(sha512);
    if (content === undefined) throw new RangeError('a state names what the manifest does not');
    for (const path of paths) {
      if (path.startsWith('metadata/')) documents.set(path, { content, sha512 });
    }
  }
  const fixity = fields.object('fixity').object('sha256');
  const contents = readPaths(fixity, inventory.fixity.sha256, (path) => {
    if (!byPath.has(path))
      throw new RangeError('the fixity block names what the manifest does not');
  });
  return { id: fields.text('id'), documents, contents };
}

/** The first path of each digest. */
function readPaths(
  fields: JsonFields,
  listed: object,
  check: (path: string) => void,
): Map<string, string> {
  const first = new Map<string, string>();
  for (const [digest, [path]] of pathsOf(fields, listed)) {
    if (path === undefined) throw new RangeError('a digest of inventory.json leads to no path');
    check(path);
    first.set(digest, path);
  }
  return first;
}

function* pathsOf(
  fields: JsonFields,
  listed: object | undefined,
): Generator<[digest: string, paths: readonly string[]]> {
  for (const digest of Object.keys(listed ?? {})) {
    const paths = fields.values(digest);
    if (!/^[0-9a-f]+$/.test(digest) || !paths.every((path) => typeof path === 'string')) {
      throw new RangeError('inventory.json holds what is neither a digest nor a path');
    }
    yield [digest, paths];
  }
}

/** `v1/content/…`, without a step that leads out of the object. */
function requireContentPath(path: string): void {
  const isInside =
    /^v[1-9]\d*\/content\/./.test(path) &&
    !/[\\\0]/.test(path) &&
    path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (!isInside)
    throw new RangeError(`"${path.slice(0, 120)}" leads out of the object, or nowhere`);
}
