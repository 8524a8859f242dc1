import { FaultSummary } from '../../forms/fault-summary.js';
import { advisingWords } from '../../language/advising-words.js';
import { type ReviewDeed, reviewWords } from '../../language/review-words.js';
import { Interests } from '../../opinions/opinion-card.js';
import type { Visit } from '../../pages/visit.js';
import { AnswerButtons, VolunteerButton } from '../answer-buttons.js';
import { DeclarationForm } from '../opinion/declaration-form.js';
import { OpinionForm } from '../opinion/opinion-form.js';
import type { ReviewSource } from './candidate-reader.js';
import { DoneBanner } from './done-banner.js';
import type { ReviewForms } from './review-forms.js';

interface Props {
  readonly source: ReviewSource;
  readonly forms: ReviewForms;
  readonly done: ReviewDeed | null;
  /** Of the review. */
  readonly address: string;
  readonly visit: Visit;
}

/** What an advisor may do, one step after the other: answer, declare, give an opinion. */
export function YourPart(props: Props) {
  const { source, done, visit } = props;
  if (!source.may.beAdvisor) return null;
  const words = advisingWords[visit.language];
  return (
    <section id="your-opinion" aria-labelledby="your-opinion-title">
      <h2 id="your-opinion-title">{words.yourPart}</h2>
      <DoneBanner done={done} place="your-opinion" language={visit.language} />
      <Step {...props} />
    </section>
  );
}

function Step(props: Props) {
  const { source, forms, address, visit } = props;
  const { ownInvitation, record, may } = source;
  const { release } = record;
  const words = advisingWords[visit.language];
  const { title } = release.metadata;
  if (!may.advise) return <p class="banner">{words.readsOnly}</p>;
  if (release.state === 'candidate' && ownInvitation?.status !== 'accepted') {
    if (ownInvitation?.status === 'pending') {
      return (
        <>
          <p>{words.invitedToAdvise(ownInvitation.invitedBy)}</p>
          <AnswerButtons invitationId={ownInvitation.id} {...{ address, title, visit }} />
        </>
      );
    }
    return (
      <>
        <p>
          {ownInvitation === null ? words.mayVolunteer : reviewWords[visit.language].done.declined}
        </p>
        <VolunteerButton isAgain={ownInvitation !== null} {...{ address, title, visit }} />
      </>
    );
  }
  const declaration = (
    <DeclarationForm
      source={source}
      forms={forms}
      action={`${address}/declaration#your-opinion`}
      visit={visit}
    />
  );
  if (forms.declared === null) {
    return (
      <>
        <h3>{words.declareFirst}</h3>
        <FaultSummary form={forms.opinion} language={visit.language} />
        {declaration}
      </>
    );
  }
  return (
    <>
      <p>{words.declaredSo}</p>
      <Interests declared={forms.declared} language={visit.language} />
      <details open={forms.declaration.refusal !== null}>
        <summary>{words.changeDeclaration}</summary>
        {declaration}
      </details>
      <h3>{titleOf(source, visit)}</h3>
      <OpinionForm
        source={source}
        forms={forms}
        action={`${address}/opinion#your-opinion`}
        visit={visit}
      />
    </>
  );
}

function titleOf({ record, revisable }: ReviewSource, { language }: Visit): string {
  const words = advisingWords[language];
  if (record.release.state === 'published') return words.furtherOpinion;
  return revisable === null ? words.giveOpinion : words.reviseOpinion;
}
