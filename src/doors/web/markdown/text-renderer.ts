import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { RenderAnswer, RenderRequest } from './markdown-worker.js';
import { renderMarkdown } from './render-markdown.js';
import type { TextHome } from './resolve-addresses.js';

/** Cards of a few pages take milliseconds; what takes longer than this was written to. */
const timeoutMs = 5_000;
/** A worker loads its libraries first, on a busy machine slowly. */
const startTimeoutMs = 30_000;
const maxRemembered = 1_000;

/**
 * Renders Markdown beside the thread that answers requests, one text at a time, and remembers what it
 * rendered. A text that takes too long, or is nested too deep, is shown as it was written.
 */
@Injectable()
export class TextRenderer implements OnModuleDestroy {
  private readonly remembered = new LRUCache<string, Promise<string>>({ max: maxRemembered });
  private worker: Worker | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  /**
   * The HTML of a text.
   * @param key stands for the text and its home for ever, as a SHA-256 with a path does
   */
  render(key: string, text: string, home: TextHome | null): Promise<string> {
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const rendered = this.inTurn({ text, home }).then((html) => html ?? asWritten(text));
    this.remembered.set(key, rendered);
    return rendered;
  }

  async onModuleDestroy(): Promise<void> {
    await this.worker?.terminate();
  }

  private inTurn(request: RenderRequest): Promise<string | null> {
    const turn = this.queue.then(() => this.ask(request));
    this.queue = turn;
    return turn;
  }

  private ask(request: RenderRequest): Promise<string | null> {
    // Before it is built there is no file that a worker could run.
    if (!import.meta.url.endsWith('.js')) {
      return renderMarkdown(request.text, request.home).catch(() => null);
    }
    const allowedMs = this.worker === null ? startTimeoutMs + timeoutMs : timeoutMs;
    const worker = (this.worker ??= startWorker());
    return new Promise((resolve) => {
      const settle = (html: string | null, isSpent: boolean) => {
        clearTimeout(timer);
        // Its own listeners stay: without them no further answer would arrive.
        worker.off('message', take).off('error', fail);
        if (isSpent) {
          this.worker = null;
          void worker.terminate();
        }
        resolve(html);
      };
      const timer = setTimeout(() => {
        settle(null, true);
      }, allowedMs);
      const take = ({ html }: RenderAnswer) => {
        settle(html, false);
      };
      const fail = () => {
        settle(null, true);
      };
      worker.once('message', take).once('error', fail);
      worker.postMessage(request);
    });
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('markdown-worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.unref();
  return worker;
}

function asWritten(text: string): string {
  const escaped = text
    .slice(0, 200_000)
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
  return `<pre tabindex="0">${escaped}</pre>`;
}
