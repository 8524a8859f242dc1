import { type FactsArgument, makeFault, Refused } from '../../../domain/errors/sphere-error.js';
import type { Faults } from '../../../domain/refusals/codes.js';
import type { SourceFile } from '../hub/source-file.js';

/** The refusal of a file that is longer or shorter than its source says. */
export function otherSize({ path, sizeBytes }: SourceFile, came: string | number): Refused {
  return corrupt(
    path,
    'size-mismatch',
    `${path}: the source lists ${sizeBytes} bytes and sends ${came}.`,
    { expectedBytes: sizeBytes, foundBytes: typeof came === 'number' ? came : 'more' },
  );
}

/** The refusal of a file whose bytes are not those that its source lists. */
export function otherBytes({ path, sha256, oid }: SourceFile, actual: string): Refused {
  return sha256 === null
    ? corrupt(
        path,
        'blob-id-mismatch',
        `${path}: its bytes have git id ${actual}, not ${oid} as the source lists.`,
        { expected: oid, found: actual },
      )
    : corrupt(
        path,
        'sha256-mismatch',
        `${path}: its bytes hash to ${actual}, not to ${sha256} as the source lists.`,
        { expected: sha256, found: actual },
      );
}

function corrupt<Code extends 'size-mismatch' | 'blob-id-mismatch' | 'sha256-mismatch'>(
  field: string,
  code: Code,
  message: string,
  ...facts: FactsArgument<Faults[Code]>
): Refused {
  return new Refused('import-corrupt', message, {
    faults: [makeFault(field, code, message, ...facts)],
    remedy: 'Nothing of it was kept. Where the source is sound, run the import again.',
  });
}
