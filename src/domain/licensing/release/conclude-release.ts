import type { ArtifactKind } from '../artifact-kind.js';
import { artifactKinds } from '../artifact-kind.js';
import { evaluate } from '../evaluate.js';
import { kindLicence } from './card-licences.js';
import { concludedOf, missingFrom } from './concluded-licence.js';
import type { ManifestLicence } from '../files/judge-manifests.js';
import type { ArtifactVerdict, ReleaseWarning } from './licence-report.js';
import { makeWarning } from './release-warning.js';

/** The licences that the files amount to (licence-policy R28). */
interface Conclusion {
  /** Null where a file's licence could not be read. */
  readonly concluded: string | null;
  /** Without the kinds of which a file's licence could not be read. */
  readonly byKind: Readonly<Partial<Record<ArtifactKind, string>>>;
  readonly warnings: readonly ReleaseWarning[];
}

/** Joins the licences of all covered files, and warns where the card does not declare all of it. */
export function concludeRelease(
  covered: readonly ArtifactVerdict[],
  manifests: readonly ManifestLicence[],
  card: Readonly<Record<string, unknown>>,
): Conclusion {
  const byKind = new Map<ArtifactKind, string>();
  const warnings: ReleaseWarning[] = [];
  for (const kind of artifactKinds) {
    const files = covered.filter((artifact) => artifact.kind === kind);
    if (files.length === 0 || files.some(({ canonical }) => canonical === null)) continue;
    const beside = kind === 'code' ? manifests : [];
    const concluded = concludedOf(
      [...files, ...beside].flatMap(({ canonical }) => canonical ?? []),
    );
    if (concluded === null) continue;
    byKind.set(kind, concluded);
    const warning = incompleteWarning(kind, concluded, files, card);
    if (warning !== null) warnings.push(warning);
  }
  const isReadable = covered.every(({ canonical }) => canonical !== null);
  return {
    concluded: isReadable ? concludedOf([...byKind.values()]) : null,
    byKind: Object.fromEntries(byKind),
    warnings,
  };
}

function incompleteWarning(
  kind: ArtifactKind,
  concluded: string,
  files: readonly ArtifactVerdict[],
  card: Readonly<Record<string, unknown>>,
): ReleaseWarning | null {
  const ofCard = kindLicence(kind, card);
  const declared = [
    ...files.filter(({ source }) => source === 'artifact').map(({ canonical }) => canonical),
    evaluate(ofCard.declared, kind).canonical,
  ].flatMap((canonical) => canonical ?? []);
  const missing = missingFrom(concluded, declared);
  if (missing.length === 0) return null;
  const named = [...new Set(declared)];
  const names = named.length === 0 ? 'nothing' : named.join(', ');
  const message = `For ${kind} the card declares ${names}, and files also state ${missing.join(', ')}. The record shows ${concluded}.`;
  const facts = { kind, declared: named, missing, concluded };
  return makeWarning('LIC_WARN_DECLARED_INCOMPLETE', ofCard.field, message, facts);
}
