import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { PdfReading } from '../../../domain/bibliography/pdf-reading.js';
import { Refused, Unavailable } from '../../../domain/errors/sphere-error.js';
import type { PdfFlaw } from '../../../domain/refusals/bibliography-refusals.js';

/** The largest PDF that is read: its bytes are in memory as a whole. */
const maxPdfBytes = 67_108_864;

/** What one PDF may cost, whoever wrote it. */
export interface PdfLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Of the text that is kept. */
  readonly maxCharacters: number;
  /** After which reading ends with what there is. */
  readonly softMs: number;
  /** After which the process is killed. */
  readonly hardMs: number;
  /** Resident memory above which the process is killed; it is looked at every 40 ms. */
  readonly maxMemoryBytes: number;
}

export const pdfLimits: PdfLimits = {
  maxBytes: maxPdfBytes,
  maxPages: 2_000,
  maxCharacters: 1_000_000,
  softMs: 40_000,
  hardMs: 58_000,
  maxMemoryBytes: 440 * 1_048_576,
};

const program = fileURLToPath(new URL('./pdf-process.js', import.meta.url));
const maxAnswerBytes = 16 * 1_048_576;
const atOnce = 2;
const maxWaiting = 20;

const messages: Readonly<Record<PdfFlaw, string>> = {
  encrypted: 'The PDF is locked by a password; send it without.',
  'no-pdf': 'The file is no PDF.',
  'too-costly': 'The PDF takes more time or memory than is given to reading one.',
  'too-large': `The PDF has more than the ${maxPdfBytes} bytes that are read.`,
  unreadable: 'The PDF is damaged and cannot be read.',
};

/**
 * Reads PDFs in processes of their own, at most two at once: a hostile one costs at most a minute and
 * half a gibibyte, and ends nothing but its own process.
 */
@Injectable()
export class PdfReader implements BeforeApplicationShutdown {
  private readonly stops = new Set<() => void>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private isClosing = false;

  /**
   * What a PDF holds. Throws `Refused` (`pdf-unreadable`) where it gives nothing, and `Unavailable` where
   * too many are being read.
   */
  async read(bytes: () => Promise<Readable>, limits: PdfLimits = pdfLimits): Promise<PdfReading> {
    await this.takeTurn();
    try {
      const answer = await this.run(await bytes(), limits);
      if (this.isClosing) throw busy();
      return readAnswer(answer);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  beforeApplicationShutdown(): void {
    this.isClosing = true;
    for (const stop of this.stops) stop();
  }

  private async takeTurn(): Promise<void> {
    if (this.isClosing || this.waiting.length >= maxWaiting) throw busy();
    while (this.running >= atOnce) {
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    }
    this.running += 1;
  }

  /** What the process wrote; null where it was killed or wrote too much. */
  private async run(bytes: Readable, limits: PdfLimits): Promise<string | null> {
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=256', program, JSON.stringify(limits)],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
        // Nothing that this process knows is for it.
        env: {},
        timeout: limits.hardMs + 1_000,
        killSignal: 'SIGKILL',
      },
    );
    const stop = (): void => {
      child.kill('SIGKILL');
    };
    this.stops.add(stop);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    // It ends early where it is killed, or has read enough.
    const fed = pipeline(bytes, child.stdin).catch(() => undefined);
    try {
      const chunks: Buffer[] = [];
      let sizeBytes = 0;
      for await (const chunk of child.stdout) {
        sizeBytes += (chunk as Buffer).length;
        if (sizeBytes > maxAnswerBytes) stop();
        else chunks.push(chunk as Buffer);
      }
      const code = await ended;
      return code === 0 && sizeBytes <= maxAnswerBytes
        ? Buffer.concat(chunks).toString('utf8')
        : null;
    } finally {
      stop();
      bytes.destroy();
      await fed;
      this.stops.delete(stop);
    }
  }
}

function readAnswer(answer: string | null): PdfReading {
  const read =
    answer === null
      ? ({ flaw: 'too-costly' } as const)
      : (JSON.parse(answer) as PdfReading | { readonly flaw: PdfFlaw });
  if (!('flaw' in read)) return read;
  throw new Refused('pdf-unreadable', messages[read.flaw], { facts: { flaw: read.flaw } });
}

function busy(): Unavailable {
  return new Unavailable('Too many PDFs are being read; try again in a minute.', 60, {
    facts: { what: 'service' },
  });
}
