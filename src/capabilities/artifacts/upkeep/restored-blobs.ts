import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { Database } from '../../../foundations/database/database.js';
import { BlobReader } from '../blob-reader.js';

/** Of processes that found sound again what was damaged, heard by every process. */
export const restoredChannel = 'blob_restored';

/** Forgets bytes that were read while they were damaged, in every process. */
@Injectable()
export class RestoredBlobs implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly reader: BlobReader,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.listen(restoredChannel, (sha256) => {
      this.reader.forget(sha256 === '' ? null : (sha256 as Sha256));
    });
  }
}
