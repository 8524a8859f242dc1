import { Injectable, Logger } from '@nestjs/common';
import { isDamage } from '../../domain/preservation/fixity-outcome.js';
import { type DueBlob, FixityCheck, type FixityResult } from '../artifacts/index.js';
import { Replica } from './replica.js';

/** Puts what a replica holds in the place of damaged bytes. */
@Injectable()
export class BlobRepair {
  private readonly logger = new Logger(BlobRepair.name);

  constructor(
    private readonly fixity: FixityCheck,
    private readonly replica: Replica,
  ) {}

  /**
   * Restores a blob that a look found damaged, where the replica holds the right bytes.
   * @returns what it is now: `restored`, or what it was; why it was not restored is logged
   */
  async repair(blob: DueBlob, result: FixityResult): Promise<FixityResult> {
    if (!isDamage(result.outcome)) return result;
    try {
      const copy = await this.replica.find(blob);
      const restored = copy === null ? null : await this.fixity.restore(blob, copy);
      if (restored !== null) {
        this.logger.warn(`Blob ${blob.sha256} was ${result.outcome}, and is restored.`);
        return restored;
      }
      const reason = copy === null ? 'no replica has it' : 'the replica holds other bytes';
      this.logger.error(`Blob ${blob.sha256} is ${result.outcome}, and ${reason}.`);
    } catch (error) {
      this.logger.error({ err: error }, `Blob ${blob.sha256} is ${result.outcome}: not restored.`);
    }
    return result;
  }
}
