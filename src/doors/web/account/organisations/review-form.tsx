import type { ReviewSettings } from '../../../../capabilities/identity/index.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { SelectField, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { inDigits } from '../../language/formats.js';
import { organisationWords } from '../../language/organisation-words.js';
import type { Visit } from '../../pages/visit.js';

/** Names of the fields, as the rules name them in what they refuse. */
export const reviewFields = { mode: 'review.mode', windowDays: 'review.windowDays' } as const;

/** Whether opinions are asked for, and for how long; for owners, to change it. */
export function Review({
  review,
  form,
  address,
  mayManage,
  visit,
}: {
  readonly review: ReviewSettings;
  readonly form: FormState;
  readonly address: string;
  readonly mayManage: boolean;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = organisationWords[language];
  const { mode, windowDays } = reviewFields;
  return (
    <section class="narrow">
      <h2>{words.reviewTitle}</h2>
      <p>{words.reviewHint}</p>
      {!mayManage && (
        <p>
          {review.windowDays === null
            ? words.reviewNone
            : words.reviewAdvisory(inDigits(review.windowDays, language))}{' '}
          <span class="soft">{words.ownersOnly}</span>
        </p>
      )}
      {mayManage && (
        <>
          <FaultSummary form={form} fields={[mode, windowDays]} language={language} />
          <SecureForm visit={visit} action={`${address}/review`} label={words.reviewTitle}>
            <SelectField
              form={form}
              name={mode}
              label={words.reviewMode}
              options={(['none', 'advisory'] as const).map(
                (one) => [one, words.reviewModes[one]] as const,
              )}
            />
            <TextField
              form={form}
              name={windowDays}
              type="number"
              label={words.windowDays}
              hint={words.windowHint}
              maxLength={3}
            />
            <button class="button">{words.keepReview}</button>
          </SecureForm>
        </>
      )}
    </section>
  );
}

/** The fields with what they stand at. */
export function reviewValues(review: ReviewSettings): Readonly<Record<string, string>> {
  return {
    [reviewFields.mode]: review.mode,
    [reviewFields.windowDays]: review.windowDays === null ? '' : String(review.windowDays),
  };
}
