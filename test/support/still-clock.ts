import { Clock } from '../../src/foundations/clock/clock.js';

/** A clock that stands still until it is set. */
export class StillClock extends Clock {
  constructor(private instant = new Date('2026-11-24T12:00:00Z')) {
    super();
  }

  now(): Date {
    return this.instant;
  }

  /** Moves it to another instant. */
  set(instant: string): void {
    this.instant = new Date(instant);
  }

  /** Moves it on. */
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
