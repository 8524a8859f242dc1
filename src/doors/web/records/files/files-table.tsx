import type { ReleaseFileView } from '../../../../capabilities/releases/index.js';
import { inBytes, inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { tensorWords } from '../../language/tensor-words.js';
import { shorten } from '../page/short-text.js';
import { FixityLine } from './fixity-line.js';
import { fileAddress, recordAddress, type RecordName, tensorsAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { hasTensors } from '../tensors/has-tensors.js';

/** The files of a release on its page: the first ones, how many there are, and the way to the rest. */
export function FilesTable({ source }: { readonly source: RecordSource }) {
  const { repository, release, files, language } = source;
  const words = recordWords[language];
  const count = inDigits(release.fileCount, language);
  const size = inBytes(release.totalBytes, language);
  return (
    <section id="files" aria-labelledby="files-title">
      <h2 id="files-title">{words.files}</h2>
      <p class="soft">{words.totalSize(count, size, release.fileCount === 1)}</p>
      <FileRows
        record={repository}
        version={release.version}
        files={files}
        isServed
        hasTensorPages
        language={language}
      />
      {files.length < release.fileCount && (
        <p>
          <a href={filesPageAddress(repository, release.version, files.at(-1)?.path ?? '')}>
            {words.moreFiles}
          </a>{' '}
          <span class="soft">{recordDetailWords[language].allFiles(count)}</span>
        </p>
      )}
      <FixityLine source={source} />
    </section>
  );
}

/** Path of the files of a release that come after a path. */
export function filesPageAddress(record: RecordName, version: string, after: string): string {
  const page = `${recordAddress(record, version)}/files`;
  return after === '' ? page : `${page}?after=${encodeURIComponent(after)}`;
}

/**
 * Files with what is needed to choose and check them.
 * @param isServed whether they can be downloaded: those of a withdrawn release are named only
 * @param hasTensorPages whether they are of a release, whose weights can be looked into
 */
export function FileRows({
  record,
  version,
  files,
  isServed,
  hasTensorPages = false,
  language,
}: {
  readonly record: RecordName;
  readonly version: string;
  readonly files: readonly (Pick<ReleaseFileView, 'path' | 'sizeBytes' | 'sha256'> &
    Partial<Pick<ReleaseFileView, 'kind' | 'licence'>>)[];
  readonly isServed: boolean;
  readonly hasTensorPages?: boolean;
  readonly language: Language;
}) {
  const { fileColumns: columns, artifactKinds, copy, copied } = recordWords[language];
  const { noLicence, tableOfFiles } = recordDetailWords[language];
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={tableOfFiles}>
      <table class="files" data-copy={copy} data-copied={copied}>
        <thead>
          <tr>
            <th scope="col">{columns.path}</th>
            <th scope="col">{columns.size}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.licence}</th>
            <th scope="col">{columns.sha256}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ path, sizeBytes, sha256, kind, licence }) => (
            <tr>
              <th scope="row">
                {isServed ? <a href={fileAddress(record, version, path)}>{path}</a> : path}
              </th>
              <td>{inBytes(sizeBytes, language)}</td>
              <td>
                {kind !== undefined && artifactKinds[kind]}
                {hasTensorPages && hasTensors(path) && (
                  <>
                    {' · '}
                    <a href={tensorsAddress(record, version, path)}>
                      {tensorWords[language].title.toLowerCase()}
                    </a>
                  </>
                )}
              </td>
              <td>{licence === undefined ? '' : shorten(licence ?? noLicence, 80)}</td>
              <td>
                <code title={sha256}>{sha256.slice(0, 10)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
