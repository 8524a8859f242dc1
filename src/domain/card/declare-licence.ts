import type { ArtifactKind } from '../licensing/artifact-kind.js';
import { isFields, type Fields } from './field-reader.js';

/** What a licence is declared for. */
export type LicenceScope =
  | { readonly of: 'release' }
  | { readonly of: 'kind'; readonly kind: ArtifactKind }
  | { readonly of: 'files'; readonly paths: readonly string[] };

/**
 * A card that declares a licence for the whole release, for a kind of artifact or for single files,
 * where licence-policy R24 5 to 7 looks for it. Everything else in the card is kept.
 */
export function declareLicence(card: Fields, scope: LicenceScope, licence: string): Fields {
  switch (scope.of) {
    case 'release': {
      const changed: Record<string, unknown> = { ...card, license: licence };
      // They belong to the licence that was there.
      for (const key of ['license_name', 'license_link']) Reflect.deleteProperty(changed, key);
      return changed;
    }
    case 'kind': {
      const kept = isFields(card['licences']) ? card['licences'] : {};
      return { ...card, licences: { ...kept, [scope.kind]: licence } };
    }
    case 'files': {
      // No path of an artifact holds a wildcard: as a pattern it means itself.
      const kept: readonly unknown[] = Array.isArray(card['artifacts']) ? card['artifacts'] : [];
      const named = new Set(scope.paths);
      const others = kept.map((entry) => withoutLicence(entry, named)).filter(isSaying);
      const added = [...named].map((path) => ({ path, licence }));
      return { ...card, artifacts: [...others, ...added] };
    }
  }
}

/** The last match counts: an earlier one for the same path would only be read by people. */
function withoutLicence(entry: unknown, named: ReadonlySet<string>): unknown {
  if (!isFields(entry) || typeof entry['path'] !== 'string' || !named.has(entry['path'])) {
    return entry;
  }
  return Object.fromEntries(
    Object.entries(entry).filter(([key]) => key !== 'licence' && key !== 'license'),
  );
}

/** An entry that has its path alone says nothing. */
function isSaying(entry: unknown): boolean {
  return !isFields(entry) || Object.keys(entry).some((key) => key !== 'path');
}
