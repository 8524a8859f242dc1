import deprecatedIdentifiers from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import identifiers from 'spdx-license-ids/index.json' with { type: 'json' };
import idsPackage from 'spdx-license-ids/package.json' with { type: 'json' };
import exceptions from 'spdx-exceptions/index.json' with { type: 'json' };
import licenceList from 'spdx-license-list';

/** The version of the installed SPDX licence list (licence-policy R59). */
export const spdxListVersion: string = idsPackage.version;

const identifierByKey = bySpelling([...deprecatedIdentifiers, ...identifiers]);
const exceptionByKey = bySpelling(exceptions);
const listed = new Map(Object.entries(licenceList));

/** The reference spelling of an SPDX licence identifier given in any case; null when not listed. */
export function spdxIdentifier(word: string): string | null {
  return identifierByKey.get(word.toLowerCase()) ?? null;
}

/** The reference spelling of an SPDX exception given in any case; null when not listed. */
export function spdxException(word: string): string | null {
  return exceptionByKey.get(word.toLowerCase()) ?? null;
}

/**
 * Whether the Open Source Initiative approved the licence, by its SPDX identifier in reference
 * spelling. The list of names can lag the list of identifiers: what it lacks is not approved.
 */
export function isOsiApproved(id: string): boolean {
  return listed.get(id)?.osiApproved ?? false;
}

/** The identifiers in force, in reference spelling; deprecated ones are not among them. */
export function spdxIdentifiers(): readonly string[] {
  return identifiers;
}

function bySpelling(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}
