import type { ReleaseFileView, ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { FieldFaults, fieldId, TextArea } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { depositReleaseWords } from '../../language/deposit-release-words.js';
import { doiWords } from '../../language/doi-words.js';
import { depositWords } from '../../language/deposit-words.js';
import { inBytes, inDigits, inWords } from '../../language/formats.js';
import type { Visit } from '../../pages/visit.js';
import { FileRows } from '../../records/files/files-table.js';
import { Creators } from '../../records/page/creators.js';
import { shorten, Theirs } from '../../records/page/short-text.js';
import { recordAddress } from '../../records/record-address.js';
import { reviewAddress } from '../../reviews/review-address.js';
import { candidateAddress, depositAddress } from '../deposit-address.js';

interface Props {
  readonly visit: Visit;
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
  /** The first ones by path. */
  readonly files: readonly ReleaseFileView[];
  readonly form: FormState;
  readonly isOwner: boolean;
  readonly needsWaiver: boolean;
  readonly publicUrl: string;
}

/** The last page before a candidate is public for ever: what that means, and what exactly it is. */
export function PublishPage(props: Props) {
  const { visit, repository, release, form, isOwner } = props;
  const { language } = visit;
  const words = depositReleaseWords[language];
  return (
    <article class="publish">
      <p class="trail small soft">
        <a href="/deposit">{depositWords[language].allDeposits}</a>
        <a href={depositAddress(repository, 'release')}>{repository.fullName}</a>
      </p>
      <h1 class="page-title">{words.publishTitle(release.version)}</h1>
      <p class="lead">{words.publishLead}</p>
      <FaultSummary form={form} fields={['understood', 'waiver']} language={language} />
      <section class="banner warn" aria-labelledby="irrevocable">
        <h2 id="irrevocable">{words.irrevocable}</h2>
        <ul>
          {words.irrevocablePoints.map((point) => (
            <li>{point}</li>
          ))}
        </ul>
      </section>
      <Review {...props} />
      <GoesPublic {...props} />
      {isOwner ? <PublishForm {...props} /> : <p class="banner">{words.onlyOwners}</p>}
      <p>
        <a href={candidateAddress(repository, 'abandon', release.version)}>{words.abandon}</a>
      </p>
    </article>
  );
}

function GoesPublic({ visit: { language }, repository, release, files, publicUrl }: Props) {
  const words = depositReleaseWords[language];
  const { metadata, licence, fileCount, totalBytes, notes, pid, doi, version } = release;
  const count = inDigits(fileCount, language);
  return (
    <section aria-labelledby="goes-public">
      <h2 id="goes-public">{words.goesPublic}</h2>
      <dl class="facts-list">
        <dt>{words.titleTerm}</dt>
        <dd>
          <a href={recordAddress(repository, version)}>
            <Theirs text={metadata.title} max={500} />
          </a>
        </dd>
        <dt>{words.people}</dt>
        <dd>
          <Creators creators={metadata.creators} language={language} />
        </dd>
        <dt>{words.licenceTerm}</dt>
        <dd>{shorten(licence, 300)}</dd>
        <dt>{words.pidTerm}</dt>
        <dd>{`${publicUrl}/id/${pid}`}</dd>
        {doi !== null && (
          <>
            <dt>DOI</dt>
            <dd>
              <code>{doi}</code>
              <p class="small">{doiWords[language].toPrint}</p>
            </dd>
          </>
        )}
        {notes !== null && (
          <>
            <dt>{words.notesTerm}</dt>
            <dd class="as-written">
              <Theirs text={notes} max={2_000} />
            </dd>
          </>
        )}
        <dt>{words.filesTerm}</dt>
        <dd>{words.filesOf(count, inBytes(totalBytes, language), fileCount === 1)}</dd>
      </dl>
      <FileRows record={repository} version={version} files={files} isServed language={language} />
      {files.length < fileCount && (
        <p class="soft">{words.firstFiles(inDigits(files.length, language), count)}</p>
      )}
    </section>
  );
}

function Review({ visit: { language }, repository, release, needsWaiver }: Props) {
  const words = depositReleaseWords[language];
  const { review, answers, version } = release;
  if (review.mode === 'none') return null;
  const { invited, answered } = answers;
  return (
    <section aria-labelledby="review">
      <h2 id="review">{words.reviewTitle}</h2>
      <p>
        {needsWaiver
          ? words.reviewOpen(inWords(new Date(review.closesAt), language))
          : words.reviewOver}{' '}
        {words.reviewAnswers(inDigits(answered, language), inDigits(invited, language))}
      </p>
      <p>{words.reviewConsultative}</p>
      <p>
        <a href={reviewAddress(repository, version)}>{words.seeReview}</a>
      </p>
    </section>
  );
}

function PublishForm({ visit, repository, release, form, needsWaiver }: Props) {
  const words = depositReleaseWords[visit.language];
  return (
    <SecureForm
      visit={visit}
      action={candidateAddress(repository, 'publish', release.version)}
      label={words.publishTitle(release.version)}
    >
      {needsWaiver && (
        <TextArea
          form={form}
          name="waiver"
          label={words.waiverLabel}
          hint={words.waiverHint}
          rows={3}
          maxLength={2_000}
        />
      )}
      <div class="field">
        <label class="choice" for={fieldId('understood')}>
          <input
            type="checkbox"
            id={fieldId('understood')}
            name="understood"
            value="yes"
            required
            aria-describedby={form.refusal === null ? undefined : `${fieldId('understood')}-fault`}
          />
          <span>{words.understood}</span>
        </label>
        <FieldFaults form={form} name="understood" />
      </div>
      <button class="button danger">{words.publish}</button>
    </SecureForm>
  );
}
