import { Refused } from '../../../domain/errors/sphere-error.js';
import type { SourceFile } from '../hub/source-file.js';

/** The refusal of a file that is longer or shorter than its source says. */
export function otherSize({ path, sizeBytes }: SourceFile, came: string | number): Refused {
  return corrupt(
    path,
    'size-mismatch',
    `${path}: the source lists ${sizeBytes} bytes and sends ${came}.`,
  );
}

/** The refusal of a file whose bytes are not those that its source lists. */
export function otherBytes({ path, sha256, oid }: SourceFile, actual: string): Refused {
  return sha256 === null
    ? corrupt(
        path,
        'blob-id-mismatch',
        `${path}: its bytes have git id ${actual}, not ${oid} as the source lists.`,
      )
    : corrupt(
        path,
        'sha256-mismatch',
        `${path}: its bytes hash to ${actual}, not to ${sha256} as the source lists.`,
      );
}

function corrupt(field: string, code: string, message: string): Refused {
  return new Refused('import-corrupt', message, {
    faults: [{ field, code, message }],
    remedy: 'Nothing of it was kept. Where the source is sound, run the import again.',
  });
}
