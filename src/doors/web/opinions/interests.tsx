import type { OpinionDocument } from '../../../domain/review/opinion.js';
import type { Language } from '../language/language.js';
import { publishedOpinionWords } from '../language/published-opinion-words.js';
import { shorten, Theirs } from '../records/page/short-text.js';

/** What may bias an advisor: what she declares, and what this service noticed. */
export function Interests({
  document: { competingInterests, detectedInterests },
  language,
}: {
  readonly document: OpinionDocument;
  readonly language: Language;
}) {
  const words = publishedOpinionWords[language];
  const { status, kinds, statement } = competingInterests;
  return (
    <div class="interests small">
      <p>
        {words.interests[status]} {kinds.map((kind) => words.interestKinds[kind]).join(', ')}
      </p>
      {statement !== '' && (
        <p class="as-written">
          <Theirs text={statement} max={5_000} />
        </p>
      )}
      {detectedInterests.length > 0 && (
        <>
          <p>{words.detected}</p>
          <ul>
            {detectedInterests.map(({ kind, name }) => (
              <li>
                <bdi>{words.detectedKinds[kind](shorten(name, 200))}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
