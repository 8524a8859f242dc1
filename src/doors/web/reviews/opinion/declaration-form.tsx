import {
  declarationStatuses,
  interestKinds,
} from '../../../../domain/review/competing-interests.js';
import { BoxGroup, RadioGroup } from '../../forms/choices.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextArea } from '../../forms/fields.js';
import { SecureForm } from '../../forms/secure-form.js';
import { advisingWords } from '../../language/advising-words.js';
import { opinionWords } from '../../language/opinion-words.js';
import { DetectedList } from '../../opinions/opinion-card.js';
import type { Visit } from '../../pages/visit.js';
import type { ReviewSource } from '../candidate/candidate-reader.js';
import type { ReviewForms } from '../candidate/review-forms.js';
import { declarationFields } from './read-declaration.js';

const { status, kinds, statement } = declarationFields;

/** What an advisor has to say before anything else. */
export function DeclarationForm({
  source: { detected },
  forms: { declaration: form },
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
  return (
    <>
      <FaultSummary form={form} fields={Object.values(declarationFields)} language={language} />
      <p>{words.declarationLead}</p>
      <p>{detected.length === 0 ? words.nothingDetected : words.detectedLead}</p>
      {detected.length > 0 && <DetectedList found={detected} language={language} />}
      <SecureForm visit={visit} action={action} label={words.declareFirst}>
        <RadioGroup
          form={form}
          name={status}
          legend={words.haveInterests}
          options={declarationStatuses.map((one) => [one, words[one]] as const)}
          required
        />
        <BoxGroup
          form={form}
          name={kinds}
          legend={words.kinds}
          hint={words.kindsHint}
          chosen={form.kinds}
          options={interestKinds.map(
            (kind) => [kind, opinionWords[language].interestKinds[kind]] as const,
          )}
        />
        <TextArea
          form={form}
          name={statement}
          label={words.statement}
          hint={words.statementHint}
          rows={3}
          maxLength={5_000}
        />
        <button class="button">{words.declare}</button>
      </SecureForm>
    </>
  );
}
