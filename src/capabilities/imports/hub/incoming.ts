import { SourceTrouble } from './patience.js';

/** The answer to one request; its body is read once, or discarded. */
export class Incoming {
  constructor(
    private readonly response: Response,
    private readonly silence: Silence,
  ) {}

  get status(): number {
    return this.response.status;
  }

  get headers(): Headers {
    return this.response.headers;
  }

  /** Where the answer came from after redirects. */
  get url(): URL {
    return new URL(this.response.url);
  }

  /** The body as it arrives. Throws `SourceTrouble` where it breaks off or falls silent. */
  async *bytes(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.response.body ?? []) {
        this.silence.hears();
        yield chunk;
      }
    } catch (error) {
      throw this.silence.isOver ? new SourceTrouble(silent) : troubleOf(error);
    } finally {
      this.silence.end();
    }
  }

  /** Reads all of the body; null where it is longer than `maxBytes`. */
  async read(maxBytes: number): Promise<Buffer | null> {
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    for await (const chunk of this.bytes()) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** Lets go of a body that nobody wants. */
  async discard(): Promise<void> {
    this.silence.end();
    await this.response.body?.cancel().catch(() => undefined);
  }
}

/** Aborts its signal once nothing was heard for a while. */
export class Silence {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(silenceMs: number) {
    this.timer = setTimeout(() => {
      this.controller.abort();
    }, silenceMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** True once the signal was aborted. */
  get isOver(): boolean {
    return this.controller.signal.aborted;
  }

  hears(): void {
    this.timer.refresh();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

export const silent = 'the source has fallen silent';

/** What a failed request or a broken body says, in few words. */
export function troubleOf(error: unknown): SourceTrouble {
  if (error instanceof SourceTrouble) return error;
  const { cause, message } = error as { cause?: { code?: string; message?: string } } & Error;
  return new SourceTrouble(`the connection failed (${cause?.code ?? cause?.message ?? message})`);
}
