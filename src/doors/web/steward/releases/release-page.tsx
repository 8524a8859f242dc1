import { noticeKinds, withdrawalCategories } from '../../../../domain/release/states.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { SelectField, TextArea, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { DoneNote } from '../../forms/notes.js';
import { SecureForm } from '../../forms/secure-form.js';
import { inWords } from '../../language/formats.js';
import { stewardReleaseWords } from '../../language/steward-release-words.js';
import type { Visit } from '../../pages/visit.js';
import { recordAddress } from '../../records/record-address.js';
import { StewardNavigation } from '../steward-navigation.js';
import type { FoundRelease } from './release-desk.js';
import { stewardReleaseAddress } from './steward-release-address.js';

const maxStatementLength = 20_000;
const maxReasonLength = 2_000;

interface Props {
  readonly found: FoundRelease;
  readonly visit: Visit;
}

/** A release, and what a steward may do with it in its state. */
export function StewardReleasePage({
  found,
  forms,
  visit,
  done,
}: Props & {
  readonly forms: { readonly withdrawal: FormState; readonly notice: FormState };
  readonly done: string | undefined;
}) {
  const { named, release } = found;
  const words = stewardReleaseWords[visit.language];
  return (
    <>
      <h1 class="page-title">
        <bdi class="any">{release.metadata.title}</bdi>
      </h1>
      <StewardNavigation language={visit.language} current="/steward/releases" />
      <DoneNote text={done} />
      <p class="any">
        {named.namespace}/{named.name} {named.version}{' '}
        <span class={release.state === 'withdrawn' ? 'mark bad' : 'mark'}>
          {words.states[release.state]}
        </span>{' '}
        · <a href={recordAddress(named, named.version)}>{words.publicPage}</a>
      </p>
      {release.state === 'published' && (
        <>
          <Withdrawal found={found} form={forms.withdrawal} visit={visit} />
          <Notice found={found} form={forms.notice} visit={visit} />
        </>
      )}
      {release.state === 'withdrawn' && <Withdrawn found={found} visit={visit} />}
      {release.state !== 'published' && release.state !== 'withdrawn' && (
        <p>{words.notPublished}</p>
      )}
    </>
  );
}

function Withdrawal({ found, form, visit }: Props & { readonly form: FormState }) {
  const words = stewardReleaseWords[visit.language];
  return (
    <section class="narrow">
      <h2>{words.withdrawTitle}</h2>
      <p>{words.withdrawHint}</p>
      <FaultSummary
        form={form}
        fields={['category', 'statement', 'replacement']}
        language={visit.language}
      />
      <SecureForm
        visit={visit}
        action={`${stewardReleaseAddress(found.named)}/withdrawal/question`}
        label={words.withdrawTitle}
      >
        <SelectField
          form={form}
          name="category"
          label={words.ground}
          options={withdrawalCategories.map((one) => [one, words.categories[one]] as const)}
        />
        <TextArea
          form={form}
          name="statement"
          label={words.statement}
          hint={words.statementHint}
          rows={4}
          maxLength={maxStatementLength}
          required
        />
        <TextField
          form={form}
          name="replacement"
          label={words.replacement}
          hint={words.replacementHint}
          maxLength={2_000}
        />
        <button class="button danger">{words.goOn}</button>
      </SecureForm>
    </section>
  );
}

function Withdrawn({ found: { named, release }, visit }: Props) {
  const words = stewardReleaseWords[visit.language];
  return (
    <section class="narrow">
      <h2>{words.liftTitle}</h2>
      {release.tombstone !== null && (
        <blockquote class="as-written">{release.tombstone.statement.slice(0, 2_000)}</blockquote>
      )}
      <p>{words.liftHint}</p>
      <p>
        <a class="button" href={`${stewardReleaseAddress(named)}/withdrawal/lift`}>
          {words.lift}
        </a>
      </p>
    </section>
  );
}

function Notice({ found: { named, release }, form, visit }: Props & { readonly form: FormState }) {
  const words = stewardReleaseWords[visit.language];
  const address = stewardReleaseAddress(named);
  const { notice } = release;
  return (
    <section class="narrow">
      <h2>{words.noticeTitle}</h2>
      <p>{words.noticeHint}</p>
      {notice !== null && (
        <div class="banner warn">
          <p>
            {words.noticeKinds[notice.kind]}{' '}
            <span class="soft small">
              {words.standing(notice.setBy, inWords(new Date(notice.setAt), visit.language))}
            </span>
          </p>
          <p class="as-written">{notice.reason.slice(0, maxReasonLength)}</p>
          <SecureForm visit={visit} action={`${address}/notice/lift`} className="line-form">
            <button class="button quiet">{words.liftNotice}</button>
          </SecureForm>
        </div>
      )}
      <FaultSummary
        form={form}
        fields={['kind', 'reason', 'replacedBy']}
        language={visit.language}
      />
      <SecureForm visit={visit} action={`${address}/notice`} label={words.noticeTitle}>
        <SelectField
          form={form}
          name="kind"
          label={words.noticeKind}
          options={noticeKinds.map((one) => [one, words.noticeKinds[one]] as const)}
        />
        <TextArea
          form={form}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          rows={3}
          maxLength={maxReasonLength}
          required
        />
        <TextField
          form={form}
          name="replacedBy"
          label={words.replacedBy}
          hint={words.replacedByHint}
          maxLength={80}
        />
        <button class="button">{words.putNotice}</button>
      </SecureForm>
    </section>
  );
}
