import { SecureForm } from '../forms/secure-form.js';
import type { Language } from '../language/language.js';
import { reviewWords } from '../language/review-words.js';
import type { Visit } from '../pages/visit.js';
import { shorten } from '../records/page/short-text.js';

interface Props {
  /** Of the review. */
  readonly address: string;
  /** What the buttons are about, for those who do not see what is around them. */
  readonly title: string;
  readonly visit: Visit;
}

/** Accepts or declines an invitation. */
export function AnswerButtons({
  invitationId,
  address,
  title,
  visit,
}: Props & { readonly invitationId: string }) {
  const words = reviewWords[visit.language];
  return (
    <SecureForm visit={visit} action={`${address}/answer`} className="actions">
      <input type="hidden" name="invitation" value={invitationId} />
      <button class="button" name="answer" value="accepted">
        {words.accept}
        <About title={title} language={visit.language} />
      </button>
      <button class="button quiet" name="answer" value="declined">
        {words.decline}
        <About title={title} language={visit.language} />
      </button>
    </SecureForm>
  );
}

/** Invites the reader herself. */
export function VolunteerButton({
  isAgain = false,
  address,
  title,
  visit,
}: Props & { readonly isAgain?: boolean }) {
  const words = reviewWords[visit.language];
  return (
    <SecureForm visit={visit} action={`${address}/volunteer`} className="actions">
      <button class="button quiet">
        {isAgain ? words.volunteerAgain : words.volunteer}
        <About title={title} language={visit.language} />
      </button>
    </SecureForm>
  );
}

function About({ title, language }: { readonly title: string; readonly language: Language }) {
  return <span class="unseen">{reviewWords[language].ofWork(shorten(title, 120))}</span>;
}
