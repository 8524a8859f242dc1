import { LRUCache } from 'lru-cache';

/** How much a cache holds of values, and of keys that led to nothing. */
export interface CacheBounds<Value> {
  readonly maxSize: number;
  /** In the unit of `maxSize`; 1 for each where left out. */
  readonly sizeOf?: (value: Value, key: string) => number;
  /** Keys that led to null and are remembered so; apart, so that probing evicts nothing of worth. */
  readonly maxMisses: number;
}

/**
 * Remembers what was loaded until it is told to forget. Whoever asks for a key that is being loaded
 * waits for the same load. A load that began before its key was forgotten is handed to those who
 * waited for it, and not remembered: it may have read what was true before.
 */
export class LoadingCache<Value extends object> {
  private readonly values: LRUCache<string, Value>;
  private readonly misses: LRUCache<string, true> | null;
  private readonly loads = new Map<string, Promise<Value | null>>();

  constructor({ maxSize, sizeOf = () => 1, maxMisses }: CacheBounds<Value>) {
    this.values = new LRUCache({ maxSize, sizeCalculation: sizeOf });
    this.misses = maxMisses === 0 ? null : new LRUCache({ max: maxMisses });
  }

  /** The value of `key`, remembered or read; null where `read` finds nothing. */
  async load(key: string, read: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.values.get(key);
    if (known !== undefined) return known;
    if (this.misses?.get(key) === true) return null;
    return this.loads.get(key) ?? this.begin(key, read);
  }

  forget(key: string): void {
    this.loads.delete(key);
    this.values.delete(key);
    this.misses?.delete(key);
  }

  clear(): void {
    this.loads.clear();
    this.values.clear();
    this.misses?.clear();
  }

  private begin(key: string, read: () => Promise<Value | null>): Promise<Value | null> {
    const load = read().then(
      (value) => {
        if (this.loads.get(key) === load) this.remember(key, value);
        return value;
      },
      (error: unknown) => {
        if (this.loads.get(key) === load) this.loads.delete(key);
        throw error;
      },
    );
    this.loads.set(key, load);
    return load;
  }

  private remember(key: string, value: Value | null): void {
    this.loads.delete(key);
    if (value !== null) this.values.set(key, value);
    else this.misses?.set(key, true);
  }
}
