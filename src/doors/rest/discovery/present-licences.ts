import { type ArtifactKind, artifactKinds } from '../../../domain/licensing/artifact-kind.js';
import type { LicenceVerdict } from '../../../domain/licensing/evaluate.js';
import type { Language } from '../../../domain/language/language.js';
import { wouldPass } from '../../../domain/licensing/explain-refusal.js';
import { acceptedLicences, recommendedLicences } from '../../../domain/licensing/licence-table.js';
import { docsOf, factsOf } from '../../../domain/licensing/refusal-facts.js';
import { explainVerdict } from '../../../domain/refusals/explain-licences.js';
import { address, flag, list, nullable, object, oneOf, page, text } from '../openapi/schema.js';

/** The verdict on one licence, and what would be accepted in its place. */
export function presentEvaluation(
  base: string,
  artifact: ArtifactKind,
  verdict: LicenceVerdict,
  language: Language,
) {
  const isOpen = verdict.verdict === 'open';
  return {
    artifact,
    verdict: verdict.verdict,
    reason: verdict.reason,
    canonical: verdict.canonical,
    reliedOn: verdict.reliedOn,
    term: verdict.term,
    warnings: verdict.warnings,
    explanation: explainVerdict(language, { kind: artifact, verdict }),
    alternatives: isOpen ? [] : wouldPass(artifact, verdict),
    rule: factsOf(verdict.reason).rule,
    docs: `${base}${docsOf(verdict.reason)}`,
  };
}

/** What is accepted for one kind of artifact, the recommended licences first. */
export function presentAccepted(artifact: ArtifactKind) {
  return {
    artifact,
    recommended: recommendedLicences(artifact),
    accepted: acceptedLicences(artifact).map(({ licence, atypical }) => ({
      id: licence.id,
      name: licence.name,
      url: licence.url,
      family: licence.family,
      isAtypical: atypical,
      isShareAlike: licence.shareAlike,
      basis: licence.basis ?? [],
    })),
  };
}

const kind = oneOf(...artifactKinds);

/** The shapes above, for the OpenAPI document. */
export const licenceSchemas = {
  Evaluation: object({
    artifact: kind,
    verdict: oneOf('open', 'refused'),
    reason: text,
    canonical: nullable(text),
    reliedOn: nullable(text),
    term: nullable(text),
    warnings: list(text),
    explanation: text,
    alternatives: list(text),
    rule: text,
    docs: address,
  }),
  Licences: page(
    object({
      artifact: kind,
      recommended: list(text),
      accepted: list(
        object({
          id: text,
          name: text,
          url: nullable(text),
          family: text,
          isAtypical: flag,
          isShareAlike: flag,
          basis: list(text),
        }),
      ),
    }),
  ),
};
