import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { parseSha256, type Sha256 } from '../../../domain/identifiers/sha256.js';
import { HubBody } from '../wire/hub-body.js';

/** A request of the git-lfs batch API. */
export interface LfsBatch {
  readonly operation: 'upload' | 'download';
  /** The client can send a file in parts. */
  readonly offersParts: boolean;
  /** Branch or tag that the objects belong to, where the client says so. */
  readonly refName: string | null;
  readonly objects: readonly LfsClaim[];
}

/** An object as a client names it. */
export interface LfsClaim {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

const maxObjects = 1_000;

/** Reads a batch request (hf-hub B4); `hash_algo` is passed over, JS misspells it. */
export function readLfsBatch(body: unknown): LfsBatch {
  const fields = HubBody.of(body);
  const operation = fields.text('operation', 40);
  if (operation !== 'upload' && operation !== 'download') {
    throw InvalidInput.field(
      'operation',
      'lfs-operation',
      `"${operation}" is neither upload nor download.`,
    );
  }
  const ref = fields.value('ref');
  return {
    operation,
    offersParts: fields.list('transfers', 20).includes('multipart'),
    refName: ref === undefined ? null : (HubBody.of(ref, 'ref').optionalText('name', 400) ?? null),
    objects: fields.objects('objects', maxObjects).map((object) => ({
      sha256: parseSha256(object.text('oid', 128), 'oid'),
      sizeBytes: object.wholeNumber('size'),
    })),
  };
}
