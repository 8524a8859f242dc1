import type { ComponentChildren } from 'preact';
import { depositWords } from '../../language/deposit-words.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import type { Visit } from '../../pages/visit.js';
import { recordAddress } from '../../records/record-address.js';
import { Theirs } from '../../records/page/short-text.js';
import {
  candidateAddress,
  deletionAddress,
  depositAddress,
  type DepositStep,
  depositSteps,
} from '../deposit-address.js';
import { groupRefusals } from '../licences/group-refusals.js';
import type { Draft } from './draft-reader.js';

/** The frame of every step: which draft it is, where one stands, and where to go next. */
export function Workbench({
  draft,
  step,
  visit: { language },
  children,
}: {
  readonly draft: Draft;
  readonly step: DepositStep;
  readonly visit: Visit;
  readonly children: ComponentChildren;
}) {
  const words = depositWords[language];
  const { repository, card } = draft;
  const title = card.frontMatter['title'];
  const next = depositSteps[depositSteps.indexOf(step) + 1];
  return (
    <article class="workbench">
      <p class="trail small soft">
        <a href="/deposit">{words.allDeposits}</a>
        <span>{words.draftOf[repository.kind]}</span>
        <a href={recordAddress(repository)}>{repository.fullName}</a>
      </p>
      <h1 class="page-title">
        <Theirs text={typeof title === 'string' ? title : repository.name} max={200} />
      </h1>
      <Steps draft={draft} step={step} language={language} />
      {children}
      <nav class="paging" aria-label={words.stepsTitle}>
        {repository.isReleased ? (
          <a href={recordAddress(repository)}>{words.seePage}</a>
        ) : (
          draft.isOwner && <a href={deletionAddress(repository)}>{words.deleteDraft}</a>
        )}
        {next !== undefined && (
          <a class="button" href={depositAddress(repository, next)}>
            {words.nextStep(words.steps[next])}
          </a>
        )}
      </nav>
    </article>
  );
}

function Steps({
  draft,
  step,
  language,
}: {
  readonly draft: Draft;
  readonly step: DepositStep;
  readonly language: Language;
}) {
  const words = depositWords[language];
  return (
    <nav class="steps" id="steps" aria-label={words.stepsTitle}>
      <ol class="plain">
        {depositSteps.map((one, index) => {
          const { said, tone } = stateOf(one, draft, language);
          return (
            <li>
              <a
                href={depositAddress(draft.repository, one)}
                aria-current={one === step ? 'step' : undefined}
              >
                <span class="step-name">{words.stepOf(index + 1, words.steps[one])}</span>
                <span class={`step-state ${tone}`}>{said}</span>
              </a>
            </li>
          );
        })}
      </ol>
      <Candidates draft={draft} language={language} />
    </nav>
  );
}

/** What waits to be published is one step away from every other. */
function Candidates({ draft, language }: { readonly draft: Draft; readonly language: Language }) {
  const candidates = draft.releases.filter(({ state }) => state === 'candidate').slice(0, 5);
  if (candidates.length === 0) return null;
  return (
    <p class="small">
      {candidates.map(({ version }) => (
        <a href={candidateAddress(draft.repository, 'publish', version)}>
          {depositWords[language].candidate(version)}
        </a>
      ))}
    </p>
  );
}

function stateOf(
  step: DepositStep,
  { files, card, report, releases }: Draft,
  language: Language,
): { readonly said: string; readonly tone: 'good' | 'warn' | 'soft' } {
  const words = depositWords[language];
  switch (step) {
    case 'files': {
      const count = files.filter(({ path }) => path !== 'README.md').length;
      const said = words.filesState(inDigits(count, language), count === 1);
      return { said, tone: count > 0 ? 'good' : 'warn' };
    }
    case 'description': {
      const isDone = card.text !== '' && card.faults.length === 0 && card.wanting.length === 0;
      return isDone
        ? { said: words.descriptionDone, tone: 'good' }
        : { said: words.descriptionMissing, tone: 'warn' };
    }
    case 'licences': {
      if (report.isOpen) return { said: words.licencesOpen, tone: 'good' };
      const { artifacts, others } = groupRefusals(report).blocked;
      const count = artifacts + others;
      return { said: words.licencesBlocked(inDigits(count, language)), tone: 'warn' };
    }
    case 'release': {
      const published = releases.find(({ state }) => state === 'published');
      if (published === undefined) return { said: words.nothingReleased, tone: 'soft' };
      return { said: words.isReleased(published.version), tone: 'good' };
    }
  }
}
