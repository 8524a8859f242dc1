import { kindOfPath } from './artifact-kind-of-path.js';

/** What R25 needs to know of a file. */
interface FileFacts {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isSymlink?: boolean | undefined;
}

const exemptName = /^reuse\.toml$|^\.gitattributes$|^\.gitignore$|\.license$/;
const exemptFolder = /(?:^|\/)(?:\.git|\.hg|\.svn|\.bzr)\//i;
const spdxDocument = /\.spdx(?:\.(?:rdf|json|xml|ya?ml))?$/;
/** No text of a licence is as long; what is longer under such a name is something else. */
const longestTextBytes = 1024 * 1024;

/** Whether a file needs a licence at all (licence-policy R25). */
export function isCovered({ path, sizeBytes, isSymlink = false }: FileFacts): boolean {
  if (sizeBytes === 0 || isSymlink || exemptFolder.test(path)) return false;
  if (sizeBytes > longestTextBytes) return true;
  if (path === '.reuse/dep5' || isLicenceText(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return !exemptName.test(name) && !spdxDocument.test(name);
}

/**
 * Whether a file is a licence text: `LICENSE*`, `LICENCE*`, `COPYING*`, or anything in `LICENSES/`.
 * `license.gguf` is not: a name must not free weights or code from their licence.
 */
export function isLicenceText(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.toLowerCase().endsWith('.license')) return false;
  if (!/^(?:licen[sc]e|copying)/i.test(name) && !/(?:^|\/)LICENSES\//i.test(path)) return false;
  const { kind } = kindOfPath(path, 'model');
  return kind === 'documentation' || kind === 'paper';
}
