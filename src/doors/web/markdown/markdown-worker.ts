import { parentPort } from 'node:worker_threads';
import { renderMarkdown } from './render-markdown.js';
import type { TextHome } from './resolve-addresses.js';

/** A text to be rendered off the thread that answers requests. */
export interface RenderRequest {
  readonly text: string;
  readonly home: TextHome | null;
}

/** Its HTML; null where it could not be rendered. */
export interface RenderAnswer {
  readonly html: string | null;
}

parentPort?.on('message', ({ text, home }: RenderRequest) => {
  renderMarkdown(text, home).then(
    (html) => {
      answer({ html });
    },
    () => {
      answer({ html: null });
    },
  );
});

function answer(message: RenderAnswer): void {
  parentPort?.postMessage(message);
}
