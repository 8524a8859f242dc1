/**
 * Work that any process does in the background, one round at a time: what one round leaves is done by the
 * next, here or elsewhere.
 */
export class Rounds<Result> {
  private timer: NodeJS.Timeout | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private isEnding = false;

  /**
   * @param work one round; it looks at `isOver` between its steps
   * @param tell of a round that failed and that nobody waits for
   */
  constructor(
    private readonly work: () => Promise<Result>,
    private readonly tell: (error: unknown) => void,
  ) {}

  /** True from the end on: what has not begun is left. */
  get isOver(): boolean {
    return this.isEnding;
  }

  /** Has a round done every so many milliseconds; keeps no process alive. */
  begin(everyMs: number): void {
    this.timer = setInterval(() => {
      this.poke();
    }, everyMs);
    this.timer.unref();
  }

  /** Does a round after those that were asked for before; rejects where it fails. */
  run(): Promise<Result> {
    const round = this.last.catch(() => undefined).then(() => this.work());
    this.last = round;
    return round;
  }

  /** Has a round done soon, without waiting for it. */
  poke(): void {
    if (this.isEnding) return;
    this.run().catch(this.tell);
  }

  /** Waits for what is under way and begins nothing more. */
  async end(): Promise<void> {
    this.isEnding = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.last.catch(() => undefined);
  }
}
