import type { ExportRecord } from '../../../../capabilities/review/index.js';
import { inDigits, momentInWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { opinionWords } from '../../language/opinion-words.js';
import { ownOpinionWords } from '../../language/own-opinion-words.js';

/** What an export of opinions said, for whoever was shown one. */
export function ExportRecordPage({
  record: { advisor, opinionCount, documentSha256, exportedAt },
  language,
}: {
  readonly record: ExportRecord;
  readonly language: Language;
}) {
  const words = ownOpinionWords[language];
  return (
    <article class="narrow">
      <h1>{words.recordTitle}</h1>
      <p class="lead">
        {words.recordLead(
          advisor,
          inDigits(opinionCount, language),
          momentInWords(exportedAt, language),
        )}
      </p>
      <dl class="facts-list">
        <dt>{words.recordSum}</dt>
        <dd>
          <code>{documentSha256}</code>
        </dd>
      </dl>
      <p>{words.recordMeans}</p>
      <p>
        <a href="/.well-known/jwks.json">{words.keys}</a>
      </p>
      <p class="soft">{opinionWords[language].consultative}</p>
    </article>
  );
}
