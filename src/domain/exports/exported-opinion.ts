import type { OpinionDocument, ReplyDocument } from '../review/opinion.js';

/** A published opinion with the authors' reply, as exports name it. */
export interface ExportedOpinion {
  /** Absolute address of its page. */
  readonly page: string;
  readonly document: OpinionDocument;
  readonly reply: { readonly document: ReplyDocument } | null;
}
