import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { parseSha256, type Sha256 } from '../../../domain/identifiers/sha256.js';
import { HubBody } from '../wire/hub-body.js';

/** A request of the git-lfs batch API. */
export interface LfsBatch {
  readonly operation: 'upload' | 'download';
  /** The client can send a file in parts. */
  readonly offersParts: boolean;
  /** The client is best sent to Xet; see `isForXet`. */
  readonly isForXet: boolean;
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

/** Reads a batch request (hf-hub B4). */
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
  const transfers = fields.list('transfers', 20);
  const ref = fields.value('ref');
  return {
    operation,
    offersParts: transfers.includes('multipart'),
    isForXet: isForXet(transfers, fields.value('hash_algo')),
    refName: ref === undefined ? null : (HubBody.of(ref, 'ref').optionalText('name', 400) ?? null),
    objects: fields.objects('objects', maxObjects).map((object) => ({
      sha256: parseSha256(object.text('oid', 128), 'oid'),
      sizeBytes: object.wholeNumber('size'),
    })),
  };
}

/**
 * Whether a client that offers Xet gets it. `hf-hub` of Rust offers the other transfers too but has
 * none of them. The JavaScript client has, sends a file so in a sixth of the time that it takes by Xet,
 * and is known by how it misspells the algorithm; spelt well, it would go by Xet, which works.
 */
function isForXet(transfers: readonly unknown[], algorithm: unknown): boolean {
  return transfers.includes('xet') && algorithm !== 'sha_256';
}
