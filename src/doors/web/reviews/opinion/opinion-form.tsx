import { aspectNames, recommendations } from '../../../../domain/review/opinion.js';
import { RadioGroup } from '../../forms/choices.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextArea } from '../../forms/fields.js';
import { SecureForm } from '../../forms/secure-form.js';
import { advisingWords } from '../../language/advising-words.js';
import { opinionWords } from '../../language/opinion-words.js';
import type { Visit } from '../../pages/visit.js';
import type { ReviewSource } from '../candidate/candidate-reader.js';
import type { ReviewForms } from '../candidate/review-forms.js';
import { PreviewArea, PreviewButton } from './preview.js';
import { declarationFields } from './read-declaration.js';
import { aspectField, limitOf, opinionFields } from './read-opinion.js';

/** An advisor's opinion: words, and no grade of any kind. */
export function OpinionForm({
  source: { record, revisable },
  forms,
  action,
  visit,
}: {
  readonly source: ReviewSource;
  readonly forms: ReviewForms;
  readonly action: string;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = advisingWords[language];
  const { opinion: form } = forms;
  const isPublished = record.release.state === 'published';
  const area = (name: string) => ({ form, name, maxLength: limitOf(name) });
  return (
    <>
      <FaultSummary form={form} fields={opinionFields} language={language} />
      <p>
        {words.willBePublished} {isPublished ? words.frozenAtOnce : words.revisable}
      </p>
      <SecureForm visit={visit} action={action} label={words.giveOpinion}>
        {isPublished && <KeptDeclaration forms={forms} />}
        <RadioGroup
          form={form}
          name="recommendation"
          legend={words.recommendation}
          options={recommendations.map((one) => [one, words.recommendations[one]] as const)}
          required
        />
        <TextArea
          {...area('summary')}
          label={words.summary}
          hint={words.summaryHint}
          rows={4}
          required
        />
        <TextArea {...area('body')} label={words.body} hint={words.bodyHint} rows={14} />
        <PreviewButton shownIn="opinion-preview" language={language} />
        <PreviewArea id="opinion-preview" preview={form.preview} language={language} />
        <details class="by-aspect" open={aspectNames.some((one) => form.values[aspectField(one)])}>
          <summary>{words.byAspect}</summary>
          <p class="hint">{words.byAspectHint}</p>
          {aspectNames.map((aspect) => (
            <TextArea
              {...area(aspectField(aspect))}
              label={opinionWords[language].aspects[aspect]}
              rows={3}
            />
          ))}
        </details>
        <TextArea {...area('aiUse')} label={words.aiUse} hint={words.aiUseHint} rows={2} />
        <button class="button" name="do" value="give">
          {revisable === null ? words.give : words.revise}
        </button>
      </SecureForm>
    </>
  );
}

/** A release has no invitation to keep the declaration with: the form brings it along. */
function KeptDeclaration({ forms: { declared } }: { readonly forms: ReviewForms }) {
  if (declared === null) return null;
  return (
    <>
      <input type="hidden" name={declarationFields.status} value={declared.status} />
      {declared.kinds.map((kind) => (
        <input type="hidden" name={declarationFields.kinds} value={kind} />
      ))}
      <input type="hidden" name={declarationFields.statement} value={declared.statement} />
    </>
  );
}
