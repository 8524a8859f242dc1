import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { Database } from '../../../foundations/database/database.js';
import { EmbeddedObjectStore } from '../../../foundations/object-store/embedded-object-store.js';
import { ObjectStore } from '../../../foundations/object-store/object-store.js';
import { noteReceived } from './upload-table.js';

/** Takes in parts on behalf of the embedded store; with an external one, clients PUT there. */
@Injectable()
export class UploadReception {
  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
  ) {}

  /**
   * Takes in the body of a PUT to a signed address, hashing it as it passes, so that a file sent in
   * one part is never read a second time. Gives the part's ETag, without quotes.
   * Throws `NotFound` where the store is external or the upload is over, `Forbidden` `url-invalid` or
   * `url-expired`, `InvalidInput` `size-mismatch`.
   */
  async receive(signedUrl: string, source: AsyncIterable<Uint8Array>): Promise<{ etag: string }> {
    if (!(this.store instanceof EmbeddedObjectStore)) {
      throw new NotFound('upload-missing', 'Uploads go to the object store, not here.', {});
    }
    const { key, sizeBytes, sha256, etag } = await this.store.receiveSigned(signedUrl, source);
    if (sha256 !== null) {
      await this.database.transaction((manager) =>
        noteReceived(manager, key, { sha256, sizeBytes }),
      );
    }
    return { etag };
  }
}
