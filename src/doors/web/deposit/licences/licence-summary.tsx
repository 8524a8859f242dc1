import { depositFileWords } from '../../language/deposit-file-words.js';
import { depositLicenceWords } from '../../language/deposit-licence-words.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { depositAddress } from '../deposit-address.js';
import type { Draft } from '../workbench/draft-reader.js';
import { groupRefusals } from './group-refusals.js';

/** The report in a sentence or two, with the way to the whole; a script refreshes it after each commit. */
export function LicenceSummary({
  draft,
  language,
}: {
  readonly draft: Draft;
  readonly language: Language;
}) {
  const words = depositFileWords[language];
  return (
    <section id="licence-summary" aria-labelledby="licence-summary-title">
      <h2 class="unseen" id="licence-summary-title">
        {words.licencesNow}
      </h2>
      <Verdict draft={draft} language={language}>
        <a href={depositAddress(draft.repository, 'licences')}>{words.seeReport}</a>
      </Verdict>
    </section>
  );
}

/** Whether the licences let the draft be released, as a banner. */
export function Verdict({
  draft: { report },
  language,
  children,
}: {
  readonly draft: Draft;
  readonly language: Language;
  readonly children?: preact.ComponentChildren;
}) {
  const words = depositLicenceWords[language];
  const { artifacts, others, covered } = groupRefusals(report).blocked;
  const digits = (count: number) => inDigits(count, language);
  if (covered === 0 && report.artifacts.length === 0) {
    return <p class="banner">{words.nothingYet}</p>;
  }
  if (report.isOpen) {
    return (
      <div class="banner good">
        <p>
          {words.allOpen(digits(covered), covered === 1)} {children}
        </p>
      </div>
    );
  }
  return (
    <div class="banner warn">
      {artifacts > 0 && (
        <p>
          <strong>{words.blocks(digits(artifacts), digits(covered), artifacts === 1)}</strong>
        </p>
      )}
      {others > 0 && <p>{words.blocksOtherwise(digits(others), others === 1)}</p>}
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
