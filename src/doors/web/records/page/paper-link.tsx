import { inBytes } from '../../language/formats.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { fileAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';

/** The paper itself, as what most come for: to open, and to read on the page where it is small. */
export function PaperLink({ source }: { readonly source: RecordSource }) {
  const { repository, release, files, language, framedBytes } = source;
  const { mainFile } = release.metadata;
  const paper =
    files.find(({ path }) => path === mainFile) ??
    files.find(({ path, kind }) => kind === 'paper' && path.endsWith('.pdf'));
  if (repository.kind !== 'paper' || paper === undefined) return null;
  const address = fileAddress(repository, release.version, paper.path);
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  const isPdf = paper.path.endsWith('.pdf');
  return (
    <>
      <p class="chief">
        <a class="button" href={address}>
          {words.readPaper}
        </a>
        <span class="soft">
          {isPdf
            ? details.asPdf(inBytes(paper.sizeBytes, language))
            : inBytes(paper.sizeBytes, language)}
        </span>
      </p>
      {isPdf && paper.sizeBytes < framedBytes && (
        <details class="reader">
          <summary>{details.readHere}</summary>
          {/* Artifacts are served sandboxed (supply-chain §9): nothing in a PDF reaches the page. */}
          <iframe src={address} title={words.readPaper} loading="lazy" />
        </details>
      )}
    </>
  );
}
