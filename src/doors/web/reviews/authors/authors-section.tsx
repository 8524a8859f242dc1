import { candidateAddress } from '../../deposit/deposit-address.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { TextField } from '../../forms/fields.js';
import { SecureForm } from '../../forms/secure-form.js';
import { advisingWords } from '../../language/advising-words.js';
import type { ReviewDeed } from '../../language/review-words.js';
import type { Visit } from '../../pages/visit.js';
import type { ReviewSource } from '../candidate/candidate-reader.js';
import { DoneBanner } from '../candidate/done-banner.js';
import { shorten } from '../../records/page/short-text.js';
import type { ReviewForms } from '../candidate/review-forms.js';

/** What the authors of a candidate may do: ask advisors, and publish whatever they say. */
export function AuthorsSection({
  source: { record, askable, may },
  forms: { invitation },
  done,
  address,
  visit,
}: {
  readonly source: ReviewSource;
  readonly forms: ReviewForms;
  readonly done: ReviewDeed | null;
  readonly address: string;
  readonly visit: Visit;
}) {
  const { repository, release } = record;
  if (!may.write || release.state !== 'candidate') return null;
  const words = advisingWords[visit.language];
  return (
    <section id="authors" aria-labelledby="authors-title">
      <h2 id="authors-title">{words.authors}</h2>
      <DoneBanner done={done} place="authors" language={visit.language} />
      <p>{words.blocksNothing}</p>
      {may.own && (
        <>
          <p>
            <a class="button" href={candidateAddress(repository, 'publish', release.version)}>
              {words.publish}
            </a>
          </p>
          <p class="small soft">{words.waive}</p>
        </>
      )}
      <FaultSummary form={invitation} fields={['advisor']} language={visit.language} />
      <SecureForm visit={visit} action={`${address}/invitations#authors`} label={words.invite}>
        <TextField
          form={invitation}
          name="advisor"
          label={words.advisor}
          hint={words.advisorHint}
          maxLength={80}
          autocomplete="off"
          list="advisors"
          required
        />
        <datalist id="advisors">
          {askable.map(({ handle, displayName }) => (
            <option value={handle}>{shorten(displayName, 80)}</option>
          ))}
        </datalist>
        <div class="actions">
          <button class="button quiet">{words.invite}</button>
          <a href="/advisors">{words.whoAdvises}</a>
        </div>
      </SecureForm>
    </section>
  );
}
