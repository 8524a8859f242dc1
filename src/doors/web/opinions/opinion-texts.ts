import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpinionView } from '../../../capabilities/review/index.js';
import type { OpinionDocument, ReplyDocument } from '../../../domain/review/opinion.js';
import { TextRenderer } from '../markdown/text-renderer.js';

/** What somebody wrote in Markdown: as HTML, or cut where it is too long for a list. */
export type WrittenBody =
  { readonly html: string } | { readonly isLong: true; readonly html?: undefined };

/** A reply with its text rendered. */
export interface ShownReply {
  readonly document: ReplyDocument;
  readonly body: WrittenBody;
}

/** An opinion, or one of its revisions, with its texts rendered. */
export interface ShownOpinion {
  readonly document: OpinionDocument;
  /** Null where nothing was written beside the summary. */
  readonly body: WrittenBody | null;
  readonly reply: ShownReply | null;
  /** Labels of the versions that answer it. */
  readonly addressedIn: readonly string[];
}

/** Longer bodies have a page of their own. */
const listedCharacters = 6_000;

/** Renders what advisors and authors wrote, which is anybody's text (supply-chain §8). */
@Injectable()
export class OpinionTexts {
  constructor(private readonly renderer: TextRenderer) {}

  /** Opinions as a list shows them: long texts are left to their own pages. */
  list(opinions: readonly OpinionView[]): Promise<readonly ShownOpinion[]> {
    return Promise.all(opinions.map((opinion) => this.show(opinion, listedCharacters)));
  }

  /** An opinion with all of its text. */
  whole(
    opinion: Pick<OpinionView, 'document'> & Partial<Pick<OpinionView, 'reply' | 'addressedIn'>>,
  ): Promise<ShownOpinion> {
    return this.show(opinion, Infinity);
  }

  private async show(
    {
      document,
      reply,
      addressedIn = [],
    }: Pick<OpinionView, 'document'> & Partial<Pick<OpinionView, 'reply' | 'addressedIn'>>,
    maxCharacters: number,
  ): Promise<ShownOpinion> {
    const body = document.body.trim();
    return {
      document,
      addressedIn,
      body: body === '' ? null : await this.render(body, maxCharacters),
      reply:
        reply === null || reply === undefined
          ? null
          : {
              document: reply.document,
              body: await this.render(reply.document.body, maxCharacters),
            },
    };
  }

  private async render(text: string, maxCharacters: number): Promise<WrittenBody> {
    if (text.length > maxCharacters) return { isLong: true };
    const digest = createHash('sha256').update(text).digest('hex');
    return { html: await this.renderer.render(`${digest} opinion`, text, null) };
  }
}
