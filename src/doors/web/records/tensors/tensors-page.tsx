import type { TensorPage } from '../../../../capabilities/descriptions/index.js';
import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { TensorInfo } from '../../../../domain/formats/tensor-info.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { tensorWords } from '../../language/tensor-words.js';
import { BackTo } from '../page/back-to.js';
import { shorten, Theirs } from '../page/short-text.js';
import { recordAddress, type RecordName, tensorsAddress } from '../record-address.js';

/** What a file of weights consists of, a page at a time. */
export function TensorsPage({
  record,
  release,
  path,
  found,
  after,
  hasOtherFiles,
  language,
}: {
  readonly record: RecordName;
  readonly release: ReleaseView;
  /** Of the file. */
  readonly path: string;
  readonly found: TensorPage;
  /** How many tensors stand on the pages before. */
  readonly after: number;
  readonly hasOtherFiles: boolean;
  readonly language: Language;
}) {
  const words = tensorWords[language];
  const { version, metadata } = release;
  return (
    <article class="behind">
      <BackTo href={recordAddress(record, version)} language={language} />
      <h1 class="page-title">
        <Theirs text={words.ofFile(path)} max={500} />
      </h1>
      <p>
        <Theirs text={metadata.title} max={500} /> ({version})
      </p>
      {hasOtherFiles && (
        <p class="small">
          <a href={tensorsAddress(record, version, null)}>{words.allFiles}</a>
        </p>
      )}
      {found.state === 'listed' ? (
        <Listed
          tensors={found.tensors}
          total={found.total}
          after={after}
          isGguf={/\.gguf$/i.test(path)}
          pageAfter={(count) => tensorsAddress(record, version, path, count)}
          language={language}
        />
      ) : (
        <p class="banner">{found.state === 'too-long' ? words.tooLong : words.unreadable}</p>
      )}
    </article>
  );
}

function Listed({
  tensors,
  total,
  after,
  isGguf,
  pageAfter,
  language,
}: {
  readonly tensors: readonly TensorInfo[];
  readonly total: number;
  readonly after: number;
  readonly isGguf: boolean;
  readonly pageAfter: (count: number) => string;
  readonly language: Language;
}) {
  const words = tensorWords[language];
  const last = after + tensors.length;
  return (
    <>
      <p class="soft">
        {words.count(inDigits(total, language), total === 1)}
        {tensors.length > 0 && tensors.length < total && (
          <> ({words.span(inDigits(after + 1, language), inDigits(last, language))})</>
        )}
        {isGguf && <>. {words.ggufOrder}</>}
      </p>
      {tensors.length === 0 ? <p>{words.none}</p> : <Table tensors={tensors} language={language} />}
      <nav class="paging" aria-label={words.title}>
        {after > 0 && <a href={pageAfter(0)}>{words.first}</a>}
        {tensors.length > 0 && last < total && (
          <a class="button" rel="next" href={pageAfter(last)}>
            {words.next}
          </a>
        )}
      </nav>
    </>
  );
}

function Table({
  tensors,
  language,
}: {
  readonly tensors: readonly TensorInfo[];
  readonly language: Language;
}) {
  const { columns, title, scalar } = tensorWords[language];
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={title}>
      <table class="tensors">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.dtype}</th>
            <th scope="col">{columns.shape}</th>
            <th scope="col">{columns.parameters}</th>
          </tr>
        </thead>
        <tbody>
          {tensors.map(({ name, dtype, shape }) => (
            <tr>
              <th scope="row">
                <bdi>{shorten(name, 400)}</bdi>
              </th>
              <td>{dtype}</td>
              <td>{shape.length === 0 ? scalar : shape.join(' × ')}</td>
              <td>
                {inDigits(
                  shape.reduce((product, dim) => product * dim, 1),
                  language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
