import { termsOf } from '../licensing/expression.js';
import { findLicence } from '../licensing/licence-table.js';

/** One licence that a release relies on (scholarly A.5). */
export interface LicenceOfRecord {
  /** SPDX identifier with its exception, or a `LicenseRef-`. */
  readonly id: string;
  readonly name: string;
  /** Where its text is read; absent where no place is known. */
  readonly url?: string;
  readonly isSpdx: boolean;
}

/** Who may have the bytes, as COAR and OpenAIRE name it. */
export interface AccessRight {
  readonly label: string;
  readonly coar: string;
  readonly euRepo: string;
}

export const openAccess: AccessRight = {
  label: 'open access',
  coar: 'http://purl.org/coar/access_right/c_abf2',
  euRepo: 'info:eu-repo/semantics/openAccess',
};

/** Of what is withdrawn: the metadata stay, the files are sealed (scholarly A.8). */
export const metadataOnlyAccess: AccessRight = {
  label: 'metadata only access',
  coar: 'http://purl.org/coar/access_right/c_14cb',
  euRepo: 'info:eu-repo/semantics/closedAccess',
};

/** The licences of a concluded expression, one entry for each term, exceptions attached. */
export function licencesOf(expression: string): LicenceOfRecord[] {
  return termsOf(expression).map((term) => {
    const [licence = term, exception] = term.split(' WITH ');
    const entry = findLicence(licence);
    const isSpdx = !licence.startsWith('LicenseRef-');
    const name = entry?.name ?? licence;
    const url = entry?.url ?? (isSpdx ? `https://spdx.org/licenses/${licence}.html` : undefined);
    return {
      id: term,
      name: exception === undefined ? name : `${name} with ${exception}`,
      ...(url !== undefined && { url }),
      isSpdx,
    };
  });
}
