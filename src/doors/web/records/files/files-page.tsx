import type { ReleaseFileView, ReleaseView } from '../../../../capabilities/releases/index.js';
import { inBytes, inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { BackTo } from '../page/back-to.js';
import { Theirs } from '../page/short-text.js';
import { recordAddress, type RecordName } from '../record-address.js';
import { FileRows, filesPageAddress } from './files-table.js';

/** A page of the files of a large release. */
export function FilesPage({
  record,
  release,
  files,
  isFirst,
  hasMore,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  readonly files: readonly ReleaseFileView[];
  readonly isFirst: boolean;
  readonly hasMore: boolean;
  readonly language: Language;
}) {
  const words = recordWords[language];
  const { version, fileCount, totalBytes, metadata } = release;
  const count = inDigits(fileCount, language);
  return (
    <>
      <BackTo href={recordAddress(record, version)} language={language} />
      <h1 class="page-title">
        {words.files}: <Theirs text={metadata.title} max={500} />
      </h1>
      <p class="soft">
        {`${words.version(version)}, ${words.totalSize(count, inBytes(totalBytes, language), fileCount === 1)}`}
      </p>
      <FileRows
        record={record}
        version={version}
        files={files}
        isServed
        hasTensorPages
        language={language}
      />
      <nav class="paging" aria-label={words.files}>
        {!isFirst && (
          <a href={filesPageAddress(record, version, '')}>
            {recordDetailWords[language].firstFiles}
          </a>
        )}
        {hasMore && (
          <a
            class="button"
            rel="next"
            href={filesPageAddress(record, version, files.at(-1)?.path ?? '')}
          >
            {words.moreFiles}
          </a>
        )}
      </nav>
    </>
  );
}
