import type { ReviewSettings } from '../../../../capabilities/identity/index.js';
import type { DryRunView } from '../../../../capabilities/releases/index.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextArea, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { depositReleaseWords } from '../../language/deposit-release-words.js';
import { inBytes, inDigits } from '../../language/formats.js';
import type { Visit } from '../../pages/visit.js';
import { Creators } from '../../records/page/creators.js';
import { shorten, Theirs } from '../../records/page/short-text.js';
import { recordAddress } from '../../records/record-address.js';
import { candidateAddress, depositAddress } from '../deposit-address.js';
import { Verdict } from '../licences/licence-summary.js';
import { FaultText } from '../refusal-text.js';
import type { Draft } from '../workbench/draft-reader.js';
import { Workbench } from '../workbench/workbench.js';

const shownFaults = 50;

interface Props {
  readonly draft: Draft;
  readonly visit: Visit;
  readonly form: FormState;
  /** What a check said; null where none was asked for. */
  readonly checked: DryRunView | null;
  readonly review: ReviewSettings;
}

/** The fourth step: a label, notes, a check, and the proposal. */
export function ReleasePage(props: Props) {
  const { draft, visit, form, checked, review } = props;
  const { language } = visit;
  const words = depositReleaseWords[language];
  return (
    <Workbench draft={draft} step="release" visit={visit}>
      <p>{words.lead}</p>
      <p>
        {review.mode === 'none'
          ? words.nextNone
          : words.nextReview(inDigits(review.windowDays ?? 0, language))}
      </p>
      <FaultSummary form={form} fields={['version', 'notes']} language={language} />
      {checked !== null && <Checked {...props} checked={checked} />}
      {checked === null && <Verdict draft={draft} language={language} />}
      <SecureForm
        visit={visit}
        action={depositAddress(draft.repository, 'release')}
        label={words.propose}
      >
        <input type="hidden" name="commit" value={draft.card.commitId} />
        <TextField
          form={form}
          name="version"
          label={words.versionLabel}
          hint={words.versionHint}
          maxLength={80}
          autocomplete="off"
          required
        />
        <TextArea
          form={form}
          name="notes"
          label={words.notesLabel}
          hint={words.notesHint}
          maxLength={20_000}
        />
        <div class="form-acts">
          <button class="button" name="do" value="propose">
            {words.propose}
          </button>
          <button class="button quiet" name="do" value="check">
            {words.check}
          </button>
        </div>
      </SecureForm>
      <Versions draft={draft} language={language} />
    </Workbench>
  );
}

function Checked({
  draft,
  visit: { language },
  checked,
}: Props & { readonly checked: DryRunView }) {
  const words = depositReleaseWords[language];
  const { faults, metadata, licenceReport, version } = checked;
  const sizeBytes = draft.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const count = draft.files.length;
  return (
    <section
      class={checked.isAcceptable ? 'banner good' : 'banner bad'}
      role="status"
      aria-labelledby="checked-title"
      id="checked"
    >
      <h2 id="checked-title">{words.checkedTitle}</h2>
      <p>
        <strong>
          {checked.isAcceptable
            ? words.checkedGood(version)
            : words.checkedBad(inDigits(faults.length, language), faults.length === 1)}
        </strong>
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, shownFaults).map((fault) => (
            <li>
              <code>{shorten(fault.field, 160)}</code>{' '}
              <FaultText fault={fault} language={language} />
            </li>
          ))}
        </ul>
      )}
      {metadata !== null && (
        <>
          <h3>{words.willBe}</h3>
          <dl class="facts-list">
            <dt>{words.titleTerm}</dt>
            <dd>
              <Theirs text={metadata.title} max={500} />
            </dd>
            <dt>{words.creatorsTerm}</dt>
            <dd>
              <Creators creators={metadata.creators} language={language} />
            </dd>
            <dt>{words.licenceTerm}</dt>
            <dd>{shorten(licenceReport.concluded ?? '–', 200)}</dd>
            <dt>{words.filesTerm}</dt>
            <dd>
              {words.filesOf(inDigits(count, language), inBytes(sizeBytes, language), count === 1)}
            </dd>
          </dl>
        </>
      )}
    </section>
  );
}

function Versions({
  draft: { repository, releases },
  language,
}: {
  readonly draft: Draft;
  readonly language: Visit['language'];
}) {
  const words = depositReleaseWords[language];
  if (releases.length === 0) return null;
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">{words.releasesTitle}</h2>
      <ul>
        {releases.map(({ version, state }) => (
          <li>
            <a
              href={
                state === 'candidate'
                  ? candidateAddress(repository, 'publish', version)
                  : recordAddress(repository, version)
              }
            >
              {version}
            </a>{' '}
            <span class="soft">{words.states[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
