import type { ArtifactKind } from './artifact-kind.js';
import type { Term } from './expression.js';
import { choicesOf, findLicence, type Acceptance } from './licence-table.js';
import type { LicenceReason, LicenceWarning } from './reason-code.js';
import { isOsiApproved, spdxException, spdxIdentifier } from './spdx-list.js';

/** What became of one licence of an expression. */
export interface LicenceLeaf {
  /** The licence in reference spelling, without plus and exception. */
  readonly id: string;
  readonly plus: boolean;
  readonly exception: string | null;
  readonly verdict: 'open' | 'refused';
  readonly reason: LicenceReason;
  /** All that closes the licence, the first being `reason`; empty when open. */
  readonly reasons: readonly LicenceReason[];
  /** About the kind only: atypical for it, or without a patent grant. */
  readonly warnings: readonly LicenceWarning[];
  /** Identifiers to choose from, where the licence leaves its terms open. */
  readonly choices: readonly string[];
}

/** Licences whose text says that no patent right is granted, which matters for code (R7). */
const withoutPatents: ReadonlySet<string> = new Set(['CC0-1.0']);

/** Judges one licence for a kind (licence-policy R7, R9, R16 to R19). */
export function judgeTerm({ licence, plus, exception }: Term, kind: ArtifactKind): LicenceLeaf {
  const { reasons, acceptance } = judgeLicence(licence, exception, kind);
  const [reason] = reasons;
  const leaf = { id: licence, plus, exception };
  if (reason !== undefined) {
    const choices = reason === 'LIC_AMBIGUOUS' ? (choicesOf(licence.toLowerCase()) ?? []) : [];
    return { ...leaf, verdict: 'refused', reason, reasons, warnings: [], choices };
  }

  const warnings: LicenceWarning[] = [];
  if (acceptance === 'atypical') warnings.push('LIC_WARN_ATYPICAL_KIND');
  if (kind === 'code' && withoutPatents.has(licence)) warnings.push('LIC_WARN_NO_PATENT_GRANT');
  return { ...leaf, verdict: 'open', reason: 'LIC_OK', reasons: [], warnings, choices: [] };
}

interface Judgement {
  readonly reasons: readonly LicenceReason[];
  readonly acceptance: Acceptance;
}

function judgeLicence(licence: string, exception: string | null, kind: ArtifactKind): Judgement {
  const entry = findLicence(licence);
  if (entry === null && spdxIdentifier(licence) === null) return closed('LIC_UNKNOWN_REF');
  if (exception !== null && spdxException(exception) === null) {
    return closed('LIC_EXCEPTION_UNKNOWN');
  }
  if (entry?.verdict === 'refused') return { reasons: entry.reasons, acceptance: 'no' };
  if (entry === null && !isOsiApproved(licence)) return closed('LIC_NOT_REVIEWED');

  const acceptance = entry === null ? acceptanceByFlags(kind) : entry.kinds[kind];
  return acceptance === 'no' ? closed('LIC_UNSUITABLE_KIND') : { reasons: [], acceptance };
}

function closed(reason: LicenceReason): Judgement {
  return { reasons: [reason], acceptance: 'no' };
}

// R9: an OSI-approved licence without a row in the table.
function acceptanceByFlags(kind: ArtifactKind): Acceptance {
  switch (kind) {
    case 'code':
    case 'configuration':
      return 'yes';
    case 'weights':
    case 'documentation':
      return 'atypical';
    case 'data':
    case 'paper':
      return 'no';
  }
}
