import { setTimeout } from 'node:timers/promises';

/** What a pace measures and waits by, in milliseconds that no correction of the clock changes. */
export interface Stopwatch {
  now(): number;
  wait(milliseconds: number, signal: AbortSignal): Promise<unknown>;
}

const machine: Stopwatch = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal, ref: false }),
};

/** Shorter waits are put together: timers are no finer. */
const minWaitMs = 10;

/** Holds a reader back so that it reads no more than so many bytes in a second, over many files. */
export class ReadingPace {
  private readyAt = -Infinity;

  constructor(
    private readonly bytesPerSecond: number,
    private readonly stopwatch: Stopwatch = machine,
  ) {}

  /**
   * Waits until so many bytes, which were just read, are as slow as they should be. What was not read
   * before is no credit. Throws what `signal` was aborted with.
   */
  async afterReading(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const now = this.stopwatch.now();
    this.readyAt = Math.max(this.readyAt, now) + (bytes / this.bytesPerSecond) * 1_000;
    if (this.readyAt - now >= minWaitMs) await this.stopwatch.wait(this.readyAt - now, signal);
  }
}
