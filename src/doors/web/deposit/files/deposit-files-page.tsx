import type { FileView } from '../../../../capabilities/repositories/index.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { depositFileWords } from '../../language/deposit-file-words.js';
import { inBytes, inDigits } from '../../language/formats.js';
import { recordWords } from '../../language/record-words.js';
import type { Visit } from '../../pages/visit.js';
import { fileAddress } from '../../records/record-address.js';
import { depositAddress } from '../deposit-address.js';
import { LicenceSummary } from '../licences/licence-summary.js';
import type { Draft } from '../workbench/draft-reader.js';
import { Workbench } from '../workbench/workbench.js';
import { UploadForm } from './upload-form.js';

const shownFiles = 100;

interface Props {
  readonly draft: Draft;
  readonly visit: Visit;
  readonly form: FormState;
  /** Path after which the list begins. */
  readonly after: string;
}

/** The first step: files are brought, looked at and taken away. */
export function DepositFilesPage(props: Props) {
  const { draft, visit, form } = props;
  return (
    <Workbench draft={draft} step="files" visit={visit}>
      <FaultSummary form={form} language={visit.language} />
      <UploadForm draft={draft} visit={visit} />
      <LicenceSummary draft={draft} language={visit.language} />
      <FilesHere {...props} />
    </Workbench>
  );
}

function FilesHere({ draft: { repository, files, report }, visit, after }: Props) {
  const { language } = visit;
  const words = depositFileWords[language];
  const rest = files.slice(files.findIndex(({ path }) => path === after) + 1);
  const shown = rest.slice(0, shownFiles);
  const kinds = new Map(report.artifacts.map(({ path, kind }) => [path, kind]));
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const count = inDigits(files.length, language);
  const { fileColumns: columns, artifactKinds, totalSize } = recordWords[language];
  return (
    <section id="files" aria-labelledby="files-title">
      <h2 id="files-title">{words.hereTitle}</h2>
      <p class="soft">
        {files.length === 0
          ? words.none
          : totalSize(count, inBytes(sizeBytes, language), files.length === 1)}
      </p>
      {shown.length > 0 && (
        <SecureForm
          visit={visit}
          action={`${depositAddress(repository)}/files/delete`}
          className="files-form"
          label={words.hereTitle}
        >
          <div class="scrolls" tabIndex={0} role="region" aria-label={words.hereTitle}>
            <table class="files chosen-files">
              <thead>
                <tr>
                  <th scope="col">{words.choose}</th>
                  <th scope="col">{columns.path}</th>
                  <th scope="col">{columns.size}</th>
                  <th scope="col">{columns.kind}</th>
                  <th scope="col">{columns.sha256}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((file) => {
                  const kind = kinds.get(file.path);
                  return (
                    <tr>
                      <td>
                        <input
                          type="checkbox"
                          name="path"
                          value={file.path}
                          aria-label={words.chooseFile(file.path)}
                        />
                      </td>
                      <FileName file={file} repository={repository} language={language} />
                      <td>{inBytes(file.sizeBytes, language)}</td>
                      <td>{kind === undefined ? '' : artifactKinds[kind]}</td>
                      <td>
                        <code title={file.sha256}>{file.sha256.slice(0, 10)}…</code>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <button class="button quiet">{words.deleteChosen}</button>
        </SecureForm>
      )}
      <nav class="paging" aria-label={words.hereTitle}>
        {after !== '' && <a href={`${depositAddress(repository)}#files`}>{words.fromStart}</a>}
        {shown.length < rest.length && (
          <a
            class="button quiet"
            rel="next"
            href={`${depositAddress(repository)}?after=${encodeURIComponent(shown.at(-1)?.path ?? '')}#files`}
          >
            {words.more}
          </a>
        )}
      </nav>
    </section>
  );
}

function FileName({
  file: { path },
  repository,
  language,
}: {
  readonly file: FileView;
  readonly repository: Draft['repository'];
  readonly language: Visit['language'];
}) {
  return (
    <th scope="row">
      <a href={fileAddress(repository, 'main', path)}>
        <bdi>{path}</bdi>
      </a>
      {path === 'README.md' && <span class="soft"> ({depositFileWords[language].isCard})</span>}
    </th>
  );
}
