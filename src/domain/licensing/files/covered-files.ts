/** What R25 needs to know of a file. */
export interface FileFacts {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isSymlink?: boolean | undefined;
}

const exemptName =
  /^(?:licen[sc]e|copying)|^reuse\.toml$|^\.gitattributes$|^\.gitignore$|\.license$/;
const exemptFolder = /(?:^|\/)(?:licenses|\.git|\.hg|\.svn|\.bzr)\//i;
const spdxDocument = /\.spdx(?:\.(?:rdf|json|xml|ya?ml))?$/;

/** Whether a file needs a licence at all (licence-policy R25). */
export function isCovered({ path, sizeBytes, isSymlink = false }: FileFacts): boolean {
  if (sizeBytes === 0 || isSymlink || exemptFolder.test(path)) return false;
  if (path === '.reuse/dep5') return false;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return !exemptName.test(name) && !spdxDocument.test(name);
}

/** Whether a file is a licence text: `LICENSE*`, `LICENCE*`, `COPYING*`, or anything in `LICENSES/`. */
export function isLicenceText(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.toLowerCase().endsWith('.license')) return false;
  return /^(?:licen[sc]e|copying)/i.test(name) || /(?:^|\/)LICENSES\//i.test(path);
}
