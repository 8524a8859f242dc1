import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import {
  ObjectStore,
  type SignedPart,
  type SignedUpload,
  type UploadedPart,
} from '../../../foundations/object-store/object-store.js';
import type { Upload } from './upload-table.js';

/** An upload's side in the object store: addresses to send parts to, and the object made of them. */
@Injectable()
export class UploadAddresses {
  constructor(private readonly store: ObjectStore) {}

  /** Begins an upload in the store and signs nothing yet. */
  open(
    storageKey: string,
    sizeBytes: number,
    mode: 'single' | 'multipart',
  ): Promise<Pick<SignedUpload, 'uploadId' | 'partSizeBytes'>> {
    return this.store.signUpload({
      key: storageKey,
      sizeBytes,
      uploadId: null,
      partNumbers: [],
      expiresInSeconds: 1,
      mode,
    });
  }

  /** Addresses where these parts are PUT without a token. */
  async sign(
    upload: Upload,
    numbers: readonly number[],
    seconds: number,
  ): Promise<readonly SignedPart[]> {
    const signed = await this.store.signUpload({
      key: upload.storageKey,
      sizeBytes: upload.sizeBytes,
      uploadId: upload.multipartId,
      partNumbers: numbers,
      expiresInSeconds: seconds,
      mode: upload.partSizeBytes === upload.sizeBytes ? 'single' : 'multipart',
    });
    return signed.parts;
  }

  /** Makes the object of the parts. Throws `InvalidInput` `upload-incomplete`. */
  assemble(
    upload: Upload,
    parts: readonly UploadedPart[] | null,
  ): Promise<{ readonly sizeBytes: number }> {
    return this.store.completeUpload(upload.storageKey, upload.multipartId, parts);
  }

  /**
   * Makes the object of the one part that Sphere saw arrive, and of no other that came after it; false
   * where another did. Only for an upload whose object is not there yet.
   */
  async assembleReceived(upload: Upload): Promise<boolean> {
    if (upload.received === null) return false;
    try {
      // The embedded store's ETag of a part is the SHA-256 of its bytes.
      await this.assemble(upload, [{ number: 1, etag: upload.received.sha256 }]);
      return true;
    } catch (error) {
      if (error instanceof InvalidInput) return false;
      throw error;
    }
  }

  /** Throws away what arrived. Harmless when repeated. */
  async discard(upload: Pick<Upload, 'storageKey' | 'multipartId'>): Promise<void> {
    await this.store.abortUpload(upload.storageKey, upload.multipartId);
    await this.store.delete(upload.storageKey);
  }
}
