import type { ObjectStore } from './object-store.js';

/** A second store with the same objects under the same keys, to restore from; null where there is none. */
export class ReplicaStore {
  constructor(readonly store: Pick<ObjectStore, 'open'> | null) {}
}
