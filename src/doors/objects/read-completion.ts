import { isFields } from '../../domain/card/field-reader.js';
import { type Fault, InvalidInput, makeFault } from '../../domain/errors/sphere-error.js';

/** A part as its uploader knows it. */
export interface CompletedPart {
  /** From 1. */
  readonly number: number;
  /** As it was answered, with or without quotes. */
  readonly etag: string;
}

const maxParts = 10_000;
const maxEtagLength = 200;

/**
 * Reads the parts of a completion as git-lfs clients send them: `{oid, parts: [{partNumber, etag}]}`
 * (hf-hub B4). The `oid` is passed over: the address says which upload is meant. Throws
 * `InvalidInput` with every part at fault.
 */
export function readCompletion(body: unknown): CompletedPart[] {
  const parts = isFields(body) ? body['parts'] : undefined;
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > maxParts) {
    throw InvalidInput.field(
      'parts',
      'parts',
      `Send 1 to ${maxParts} parts as [{"partNumber": 1, "etag": "…"}].`,
      { limit: maxParts },
    );
  }
  const faults: Fault[] = [];
  const read = (parts as unknown[]).map((part, index): CompletedPart => {
    const { partNumber, etag } = isFields(part) ? part : {};
    if (typeof partNumber === 'number' && Number.isSafeInteger(partNumber) && isTag(etag)) {
      return { number: partNumber, etag };
    }
    const message = `Part ${index + 1} of the list needs a whole "partNumber" and its "etag".`;
    faults.push(makeFault(`parts[${index}]`, 'part', message));
    return { number: 0, etag: '' };
  });
  if (faults[0] !== undefined) throw new InvalidInput(faults[0].message, { faults });
  return read;
}

function isTag(etag: unknown): etag is string {
  return typeof etag === 'string' && etag !== '' && etag.length <= maxEtagLength;
}
