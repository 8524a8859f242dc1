/** Lets so many in at a time; the others wait in the order in which they came. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private inside = 0;

  constructor(private readonly capacity: number) {}

  /** Runs `work` once there is room for it. */
  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inside === this.capacity) {
      // Whoever leaves hands its place on, so that nobody who comes later takes it.
      await new Promise<void>((enter) => this.waiting.push(enter));
    } else {
      this.inside += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }

  get isIdle(): boolean {
    return this.inside === 0;
  }
}
