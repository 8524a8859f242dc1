import { FaultSummary } from '../../forms/fault-summary.js';
import { TextArea } from '../../forms/fields.js';
import { freshForm } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { advisingWords } from '../../language/advising-words.js';
import type { OpinionSource } from '../../opinions/opinion-reader.js';
import { shorten } from '../../records/page/short-text.js';
import type { Visit } from '../../pages/visit.js';
import type { ReviewForms } from '../candidate/review-forms.js';
import { PreviewArea, PreviewButton } from '../opinion/preview.js';

/** Of a reply, in characters. */
export const maxReply = 50_000;

/** Name of the field of the reply to an opinion: a page has one for each. */
export function replyField(opinionId: string): string {
  return `reply-${opinionId}`;
}

/** The authors' reply to an opinion: one, revised until publication. */
export function ReplyForm({
  source: { opinion },
  forms: { reply },
  isPublished,
  action,
  visit,
}: {
  readonly source: OpinionSource;
  readonly forms: ReviewForms;
  readonly isPublished: boolean;
  readonly action: string;
  readonly visit: Visit;
}) {
  if (isPublished && opinion.reply !== null) return null;
  const { language } = visit;
  const words = advisingWords[language];
  const name = replyField(opinion.id);
  const sent = reply?.opinionId === opinion.id ? reply : null;
  const form = sent ?? freshForm({ [name]: opinion.reply?.document.body ?? '' });
  const author = shorten(opinion.document.advisor.name, 80);
  return (
    <details class="reply-form" open={sent !== null}>
      <summary>
        <bdi>{opinion.reply === null ? words.replyTo(author) : words.reviseReply(author)}</bdi>
      </summary>
      <FaultSummary form={form} fields={[name]} language={language} />
      <SecureForm visit={visit} action={action} label={words.replyTo(author)}>
        <TextArea
          form={form}
          name={name}
          label={words.replyLabel}
          hint={isPublished ? `${words.replyHint} ${words.replyOnce}` : words.replyHint}
          rows={6}
          maxLength={maxReply}
          required
        />
        <PreviewButton shownIn={`${name}-preview`} language={language} />
        <PreviewArea id={`${name}-preview`} preview={sent?.preview} language={language} />
        <button class="button" name="do" value="reply">
          {words.sendReply}
        </button>
      </SecureForm>
    </details>
  );
}
