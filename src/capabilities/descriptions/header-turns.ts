import { Injectable } from '@nestjs/common';

/**
 * Longer headers may be released (supply-chain 2), yet remote readers stop here, and parsed they would
 * take ten times as much memory: nothing is said of them.
 */
export const maxHeaderBytes = 25_000_000;
/** Headers that a process reads at a time, of whatever requests: each may take that much. */
const parallelHeaders = 4;

/** Lets a few headers be read at a time, in the order in which they are asked for. */
@Injectable()
export class HeaderTurns {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running === parallelHeaders) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      // The turn goes to the next in line without becoming free in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
