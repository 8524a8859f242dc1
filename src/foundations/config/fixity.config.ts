import type { S3StoreSettings } from './object-store.config.js';

/** Where bytes stand a second time. */
export type ReplicaSettings =
  | { readonly kind: 'none' }
  /** An OCFL storage root on a disk, as `sphere export --format ocfl` writes it. */
  | { readonly kind: 'ocfl'; readonly root: string }
  /** Another S3-compatible store that holds the same objects under the same keys. */
  | { readonly kind: 's3'; readonly settings: S3StoreSettings };

/** How stored bytes are looked at again, and from where damaged ones are restored. */
export class FixityConfig {
  /** `FIXITY_PERIOD_DAYS`: each file is read again within so many days; 0 for never. */
  readonly periodDays: number = 90;
  /** `FIXITY_BYTES_PER_SECOND`: so fast at most, in each process. */
  readonly bytesPerSecond: number = 20_971_520;
  /** `FIXITY_REPLICA` */
  readonly replica: ReplicaSettings = { kind: 'none' };

  constructor(values: Partial<FixityConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
