import { type Fault, InvalidInput, makeFault, NotFound } from '../../domain/errors/sphere-error.js';
import type { UploadedPart } from './object-store.js';

/**
 * Throws `InvalidInput` `upload-incomplete` with a fault for each part from 1 to `partCount` that has
 * not arrived or is not what the uploader says, and for each that there cannot be.
 * @param arrived etags by part number, as the store knows them
 * @param claimed the same as the uploader knows them, or null to take the store's word
 */
export function requireParts(
  uploadId: string,
  partCount: number,
  arrived: ReadonlyMap<number, string>,
  claimed: readonly UploadedPart[] | null,
): void {
  const claims = new Map(claimed?.map(({ number, etag }) => [number, unquoted(etag)]));
  const faults: Fault[] = [];
  for (let number = 1; number <= partCount; number += 1) {
    const field = `parts[${number - 1}]`;
    const etag = arrived.get(number);
    if (etag === undefined) {
      const message = `Part ${number} has not arrived.`;
      faults.push(makeFault(field, 'part-missing', message, { part: number }));
    } else if (claimed !== null && claims.get(number) !== unquoted(etag)) {
      const message = `Part ${number} is not ${etag}.`;
      faults.push(makeFault(field, 'part-differs', message, { part: number, etag }));
    }
    claims.delete(number);
  }
  for (const number of claims.keys()) {
    const message = `There is no part ${number}.`;
    faults.push(makeFault('parts', 'part-unknown', message, { part: number }));
  }
  if (faults.length === 0) return;
  throw new InvalidInput(
    `Upload ${uploadId} is not whole: send the parts that are named and complete it again.`,
    { faults },
    'upload-incomplete',
    { id: uploadId },
  );
}

/** An upload that is not there, or not any more. */
export function uploadMissing(uploadId: string): NotFound {
  return new NotFound('upload-missing', `There is no upload ${uploadId.slice(0, 80)} under way.`, {
    facts: { id: uploadId.slice(0, 80) },
  });
}

function unquoted(etag: string): string {
  return etag.replaceAll('"', '');
}
