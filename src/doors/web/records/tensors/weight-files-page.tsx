import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { FileView } from '../../../../capabilities/repositories/index.js';
import { inBytes } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordWords } from '../../language/record-words.js';
import { tensorWords } from '../../language/tensor-words.js';
import { BackTo } from '../page/back-to.js';
import { Theirs } from '../page/short-text.js';
import { recordAddress, type RecordName, tensorsAddress } from '../record-address.js';

/** The files of a release whose tensors can be looked at. */
export function WeightFilesPage({
  record,
  release,
  files,
  next,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly files: readonly FileView[];
  /** How many files stand on this page and those before; null at the end. */
  readonly next: number | null;
  readonly language: Language;
}) {
  const words = tensorWords[language];
  const { version, metadata } = release;
  return (
    <article class="behind">
      <BackTo href={recordAddress(record, version)} language={language} />
      <h1 class="page-title">{words.title}</h1>
      <p>
        <Theirs text={metadata.title} max={500} /> ({version})
      </p>
      <p class="soft">{files.length === 0 ? words.noFiles : words.chooseFile}</p>
      <ul>
        {files.map(({ path, sizeBytes }) => (
          <li>
            <a href={tensorsAddress(record, version, path)}>
              <Theirs text={path} max={500} />
            </a>{' '}
            <span class="soft small">{inBytes(sizeBytes, language)}</span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <nav class="paging" aria-label={words.allFiles}>
          <a class="button" rel="next" href={tensorsAddress(record, version, null, next)}>
            {recordWords[language].moreFiles}
          </a>
        </nav>
      )}
    </article>
  );
}
