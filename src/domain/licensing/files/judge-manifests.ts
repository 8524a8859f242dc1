import type { Fault } from '../../errors/sphere-error.js';
import type { ArtifactKind } from '../artifact-kind.js';
import { evaluate } from '../evaluate.js';
import { refusalFault } from '../explain-refusal.js';
import { manifestLicences } from './embedded-licence.js';

/** A licence that a manifest states for the code beside it. */
export interface ManifestLicence {
  readonly canonical: string;
  readonly reliedOn: string;
}

const kindsBeside: readonly ArtifactKind[] = ['documentation', 'data', 'paper'];

/**
 * What package manifests and citation files state: open joins the code's licence, closed refuses
 * (licence-policy R27). A licence that is open but made for documents concerns the text beside.
 */
export function judgeManifests(
  files: readonly { readonly path: string; readonly text?: string | undefined }[],
): {
  readonly licences: readonly ManifestLicence[];
  readonly findings: readonly Fault[];
} {
  const licences: ManifestLicence[] = [];
  const findings: Fault[] = [];
  for (const { path, text } of files) {
    if (text === undefined) continue;
    for (const declared of manifestLicences(path, text)) {
      const verdict = evaluate(declared, 'code');
      if (verdict.canonical !== null && verdict.reliedOn !== null) {
        licences.push({ canonical: verdict.canonical, reliedOn: verdict.reliedOn });
      } else if (kindsBeside.every((kind) => evaluate(declared, kind).verdict === 'refused')) {
        findings.push(
          refusalFault({ artifact: path, kind: 'code', verdict, field: path, declared }),
        );
      }
    }
  }
  return { licences, findings };
}
