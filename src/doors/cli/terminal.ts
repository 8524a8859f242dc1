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
    this.stdout.write(`${harmless(line)}\n`);
  }

  /** The result for programs. */
  printJson(value: unknown): void {
    const escape = (character: string) =>
      `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    this.print(JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]/g, escape));
  }

  /** One line about the work, which is no result. */
  note(line: string): void {
    this.endProgress();
    this.stderr.write(`${harmless(line)}\n`);
  }

  /** How far the work is: one line that is written over, or one every few seconds into a file. */
  progress(line: string): void {
    const now = Date.now();
    const isLive = this.stderr.isTTY === true;
    if (now - this.lastProgressAt < (isLive ? liveIntervalMs : loggedIntervalMs)) return;
    this.lastProgressAt = now;
    if (isLive) {
      this.stderr.write(`\r\u001b[K${harmless(line)}`);
      this.hasOpenLine = true;
    } else {
      this.stderr.write(`${harmless(line)}\n`);
    }
  }

  private endProgress(): void {
    if (this.hasOpenLine) this.stderr.write('\r\u001b[K');
    this.hasOpenLine = false;
  }
}

const liveIntervalMs = 100;
const loggedIntervalMs = 5_000;

/** Paths and answers are strangers' text: what would steer the terminal is shown as a replacement. */
function harmless(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '\ufffd');
}
