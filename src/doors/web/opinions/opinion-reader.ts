import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpinionView } from '../../../capabilities/review/index.js';
import { TextRenderer } from '../markdown/text-renderer.js';

/** An opinion with its texts rendered. */
export interface OpinionSource {
  readonly opinion: OpinionView;
  /** HTML; null where there is nothing but a summary. */
  readonly body: string | null;
  /** HTML; null where nobody replied. */
  readonly reply: string | null;
}

/** Renders what advisors and authors write, in which relative addresses lead nowhere. */
@Injectable()
export class OpinionReader {
  constructor(private readonly renderer: TextRenderer) {}

  /** In the order of the opinions. */
  read(opinions: readonly OpinionView[]): Promise<OpinionSource[]> {
    return Promise.all(
      opinions.map(async (opinion) => ({
        opinion,
        body: await this.render(opinion.document.body),
        reply: opinion.reply === null ? null : await this.render(opinion.reply.document.body),
      })),
    );
  }

  /** HTML of a text; null where it says nothing. */
  async render(text: string): Promise<string | null> {
    if (text.trim() === '') return null;
    const digest = createHash('sha256').update(text).digest('hex');
    return underThird(await this.renderer.render(`${digest} opinion`, text, null));
  }
}

/** Headings of an opinion stand below its own, which is of the third level; cards have the second. */
function underThird(html: string): string {
  return html.replace(
    /<(\/?)h([2-6])(?=[\s>])/g,
    (_, end: string, level: string) => `<${end}h${Math.min(6, Number(level) + 2)}`,
  );
}
