/** Where a command writes: results on stdout, all else on stderr. */
export class Terminal {
  private hasOpenLine = false;
  private lastProgressAt = 0;

  constructor(
    private readonly stdout: NodeJS.WritableStream,
    private readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean },
  ) {}

  /** One line of the result. */
  print(line: string): void {
    this.endProgress();
    this.stdout.write(`${line}\n`);
  }

  /** The result for programs. */
  printJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2));
  }

  /** One line about the work, which is no result. */
  note(line: string): void {
    this.endProgress();
    this.stderr.write(`${line}\n`);
  }

  /** How far the work is: one line that is written over, or one every few seconds into a file. */
  progress(line: string): void {
    const now = Date.now();
    const isLive = this.stderr.isTTY === true;
    if (now - this.lastProgressAt < (isLive ? liveIntervalMs : loggedIntervalMs)) return;
    this.lastProgressAt = now;
    if (isLive) {
      this.stderr.write(`\r\u001b[K${line}`);
      this.hasOpenLine = true;
    } else {
      this.stderr.write(`${line}\n`);
    }
  }

  private endProgress(): void {
    if (this.hasOpenLine) this.stderr.write('\r\u001b[K');
    this.hasOpenLine = false;
  }
}

const liveIntervalMs = 100;
const loggedIntervalMs = 5_000;
