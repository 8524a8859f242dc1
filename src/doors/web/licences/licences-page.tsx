import { type ArtifactKind, artifactKinds } from '../../../domain/licensing/artifact-kind.js';
import { wouldPass } from '../../../domain/licensing/explain-refusal.js';
import { acceptedLicences, recommendedLicences } from '../../../domain/licensing/licence-table.js';
import { explainVerdict } from '../../../domain/refusals/explain-licences.js';
import { inDigits } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { licenceWords } from '../language/licence-words.js';
import type { Judged } from './judged-licence.js';

interface Props {
  readonly judged: Judged | null;
  readonly language: Language;
}

/** The rule, the form, and the lists. */
export function LicencesPage({ judged, language }: Props) {
  const words = licenceWords[language];
  return (
    <>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <JudgeForm judged={judged} language={language} />
      {judged !== null && <Verdict judged={judged} language={language} />}
      <section>
        <h2>{words.notAccepted}</h2>
        <ul>
          {words.notAcceptedReasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      </section>
      <div class="accepted-licences">
        {artifactKinds.map((kind) => (
          <Accepted kind={kind} language={language} />
        ))}
      </div>
    </>
  );
}

function JudgeForm({ judged, language }: Props) {
  const words = licenceWords[language];
  return (
    <form action="/licences" class="question" aria-labelledby="judge">
      <h2 id="judge">{words.judge}</h2>
      <label for="licence">{words.expressionLabel}</label>
      <div class="search-line">
        <input
          id="licence"
          name="licence"
          value={judged?.expression ?? ''}
          placeholder={words.expressionHint}
          maxLength={4000}
          required
        />
        <label class="unseen" for="artifact">
          {words.kindLabel}
        </label>
        <select id="artifact" name="artifact">
          {artifactKinds.map((kind) => (
            <option value={kind} selected={kind === (judged?.kind ?? 'weights')}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
        <button class="button">{words.ask}</button>
      </div>
    </form>
  );
}

function Verdict({
  judged: { expression, kind, verdict },
  language,
}: {
  readonly judged: Judged;
  readonly language: Language;
}) {
  const words = licenceWords[language];
  const isOpen = verdict.verdict === 'open';
  const name = verdict.canonical ?? expression.slice(0, 200);
  const sentence = isOpen ? words.open : words.refused;
  return (
    <section class={isOpen ? 'banner good' : 'banner bad'} role="status">
      <p>
        <strong>{sentence(name, words.kinds[kind])}</strong>
      </p>
      <p>
        {words.whySaid} {explainVerdict(language, { kind, verdict })}
      </p>
      {!isOpen && (
        <p>
          {words.alternatives} {wouldPass(kind, verdict).slice(0, 8).join(', ')}
        </p>
      )}
    </section>
  );
}

function Accepted({
  kind,
  language,
}: {
  readonly kind: ArtifactKind;
  readonly language: Language;
}) {
  const words = licenceWords[language];
  const recommended = new Set(recommendedLicences(kind));
  const accepted = acceptedLicences(kind);
  const others = accepted.filter(({ licence }) => !recommended.has(licence.id));
  return (
    <section class="accepted">
      <h2>{words.acceptedFor(words.kinds[kind])}</h2>
      <p>
        {words.recommended} {[...recommended].join(', ')}
      </p>
      <details>
        <summary>{words.others(inDigits(others.length, language))}</summary>
        <ul class="licence-list">
          {others.map(({ licence, atypical }) => (
            <li>
              {licence.id}
              {atypical && <span class="soft"> ({words.unusual})</span>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
