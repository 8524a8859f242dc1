import { parseCard } from '../../../domain/card/parse-card.js';
import { type Fault, Refused } from '../../../domain/errors/sphere-error.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { ArtifactKind } from '../../../domain/licensing/artifact-kind.js';
import { evaluate } from '../../../domain/licensing/evaluate.js';
import { refusalFault } from '../../../domain/licensing/explain-refusal.js';
import { findAccessFaults } from '../../../domain/licensing/release/access-rules.js';

/** What the Hub answers about a card: errors stop an upload, warnings are shown and go on. */
export interface CardCheck {
  readonly errors: readonly { readonly message: string }[];
  readonly warnings: readonly { readonly message: string }[];
}

/**
 * Looks at a card before it is uploaded (hf-hub B2). Errors for what cannot be read; what a release
 * would be refused for is a warning only, since a draft may still be worked on.
 * @param today ISO date, `2026-01-31`
 */
export function checkCard(content: string, kind: RepositoryKind, today: string): CardCheck {
  try {
    const { frontMatter } = parseCard(content);
    const faults = [...licenceFaults(frontMatter, kind), ...findAccessFaults(frontMatter, today)];
    return { errors: [], warnings: faults.map(toWarning) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { errors: error.faults.map(({ message }) => ({ message })), warnings: [] };
  }
}

const mainArtifact: Readonly<Record<RepositoryKind, ArtifactKind>> = {
  model: 'weights',
  dataset: 'data',
  paper: 'paper',
};

function licenceFaults(
  frontMatter: Readonly<Record<string, unknown>>,
  repositoryKind: RepositoryKind,
): Fault[] {
  const { license, license_name: name, licences } = frontMatter;
  // Licences by kind of artifact are judged with the files, when a release is proposed.
  if (licences !== undefined && license === undefined) return [];
  const declared = name === undefined ? license : { license, license_name: name };
  const kind = mainArtifact[repositoryKind];
  const verdict = evaluate(declared, kind);
  if (verdict.verdict === 'open') return [];
  return [refusalFault({ kind, verdict, field: 'license', declared: license ?? null })];
}

function toWarning({ message }: Fault): { message: string } {
  return { message: `A release would be refused: ${message}` };
}
