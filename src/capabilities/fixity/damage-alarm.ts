import { Injectable, Logger } from '@nestjs/common';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';
import { DamagedBlobs } from '../artifacts/index.js';
import { AccountDirectory } from '../identity/index.js';
import { NotificationsService } from '../notifications/index.js';
import { type BlobHolder, BlobHolders } from '../releases/index.js';

/** A round may take days: stewards hear of what it found so far. */
const everyMs = 3_600_000;
/** Of those that are damaged so many are asked for a release to name. */
const askedBlobs = 20;

/** Tells stewards of damage that could not be put right, of each once, many at a time. */
@Injectable()
export class DamageAlarm {
  private readonly logger = new Logger(DamageAlarm.name);
  private lookedAt: number;

  constructor(
    private readonly database: Database,
    private readonly damaged: DamagedBlobs,
    private readonly holders: BlobHolders,
    private readonly directory: AccountDirectory,
    private readonly notifications: NotificationsService,
    private readonly clock: Clock,
  ) {
    this.lookedAt = clock.now().getTime();
  }

  /** Tells of what nobody was told of. Within a round it does so every hour, and at its end. */
  async tell(isRoundOver: boolean): Promise<void> {
    const now = this.clock.now().getTime();
    if (!isRoundOver && now - this.lookedAt < everyMs) return;
    this.lookedAt = now;
    await this.database.transaction(async (manager) => {
      const untold = await this.damaged.takeUntold(manager);
      if (untold.length === 0) return;
      this.logger.error(`${untold.length} blobs are damaged, and stewards are told.`);
      const holder = await this.holderOf(untold);
      // Bytes of drafts alone stand in the list of stewards, and in the metrics.
      if (holder === null) return;
      const { kind, namespace, name, version, title } = holder;
      await this.notifications.tell(manager, await this.directory.stewardIds(), {
        kind: 'file-damaged',
        subject: { kind, namespace, name, version, title },
        actor: namespace,
      });
    });
  }

  /** One release to name, a published one where there is one. */
  private async holderOf(sha256s: readonly Sha256[]): Promise<BlobHolder | null> {
    const found = await this.holders.of(sha256s.slice(0, askedBlobs), askedBlobs);
    const all = [...found.values()].flat();
    return all.find(({ state }) => state === 'published') ?? all[0] ?? null;
  }
}
