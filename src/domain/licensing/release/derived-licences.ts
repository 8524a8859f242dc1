import { kindLicence } from './card-licences.js';
import type { ArtifactVerdict } from './licence-report.js';

/** The licences declared for the weights; the card's where no file is weights. Without repeats. */
export function derivedLicences(
  covered: readonly ArtifactVerdict[],
  card: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  const byText = new Map<string, unknown>();
  for (const { kind, canonical, declared } of covered) {
    if (kind !== 'weights') continue;
    byText.set(canonical ?? JSON.stringify(declared), canonical ?? declared);
  }
  return byText.size > 0 ? [...byText.values()] : [kindLicence('weights', card).declared];
}
