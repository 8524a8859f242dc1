import type { ArtifactKind } from '../../../../domain/licensing/artifact-kind.js';
import { acceptedLicences } from '../../../../domain/licensing/licence-table.js';

/** The id of the list that proposes what is accepted for a kind. */
export function licenceListId(kind: ArtifactKind | null): string {
  return `licences-for-${kind ?? 'weights'}`;
}

/** The licences accepted for a kind, as proposals for a field. */
export function LicenceList({ kind }: { readonly kind: ArtifactKind }) {
  return (
    <datalist id={licenceListId(kind)}>
      {acceptedLicences(kind)
        .filter(({ atypical }) => !atypical)
        .map(({ licence }) => (
          <option value={licence.id} />
        ))}
    </datalist>
  );
}
