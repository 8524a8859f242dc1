import type { DraftView, ReleaseView } from '../../../../capabilities/releases/index.js';
import type { FileView } from '../../../../capabilities/repositories/index.js';
import { faultIn } from '../../../../domain/refusals/refusal-in.js';
import { inBytes, inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { FileRows } from '../files/files-table.js';
import {
  depositAddress,
  recordAddress,
  type RecordName,
  reviewAddress,
} from '../record-address.js';
import type { CardSource } from '../source/card-reader.js';
import { Creators } from './creators.js';
import { shorten, Theirs } from './short-text.js';
import { WrittenText } from './written-text.js';

const shownFiles = 100;

/** What the licence report says of a draft. */
export interface DraftLicences {
  readonly fileCount: number;
  readonly refusedCount: number;
}

/** A draft, as its members see it: what its page would say, and what stands against its release. */
export function DraftPage({
  record,
  draft,
  card,
  files,
  candidates,
  licences,
  mayWrite,
  language,
}: {
  readonly record: RecordName;
  readonly draft: DraftView;
  readonly card: CardSource;
  readonly files: readonly FileView[];
  readonly candidates: readonly ReleaseView[];
  /** Null where there are too many files to judge them for a page. */
  readonly licences: DraftLicences | null;
  readonly mayWrite: boolean;
  readonly language: Language;
}) {
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  const { metadata, faults, fileCount, totalBytes } = draft;
  return (
    <article class="behind">
      <p class="banner">
        {details.isDraft}{' '}
        {mayWrite && <a href={depositAddress(record)}>{details.goOnWithDeposit}</a>}
      </p>
      <h1>
        <Theirs text={metadata?.title ?? record.name} max={500} />
      </h1>
      {metadata !== null && <Creators creators={metadata.creators} language={language} />}
      {faults.length > 0 && (
        <section class="banner warn" aria-labelledby="faults">
          <h2 id="faults">{details.draftFaults}</h2>
          <ul>
            {faults.slice(0, 50).map((fault) => (
              <li>{shorten(faultIn(language, fault).message, 600)}</li>
            ))}
          </ul>
        </section>
      )}
      {licences !== null && <Licences licences={licences} language={language} />}
      {candidates.length > 0 && (
        <section aria-labelledby="candidates">
          <h2 id="candidates">{details.candidates}</h2>
          <ul class="plain">
            {candidates.map(({ version }) => (
              <li class="facts">
                <a href={recordAddress(record, version)}>{version}</a>
                <a href={reviewAddress(record, version)}>{details.readReview}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {card.abstract !== null && (
        <WrittenText html={card.abstract} language={card.abstractLanguage} />
      )}
      {card.body !== null && <WrittenText html={card.body} language={card.language} />}
      <h2>{words.files}</h2>
      <p class="soft">
        {words.totalSize(
          inDigits(fileCount, language),
          inBytes(totalBytes, language),
          fileCount === 1,
        )}
      </p>
      <FileRows
        record={record}
        version="main"
        files={files.slice(0, shownFiles)}
        isServed
        language={language}
      />
    </article>
  );
}

function Licences({
  licences: { fileCount, refusedCount },
  language,
}: {
  readonly licences: DraftLicences;
  readonly language: Language;
}) {
  const details = recordDetailWords[language];
  const files = inDigits(fileCount, language);
  if (refusedCount === 0) return <p class="soft">{details.draftIsOpen(files)}</p>;
  return (
    <p class="banner warn">{details.draftIsBlocked(inDigits(refusedCount, language), files)}</p>
  );
}
