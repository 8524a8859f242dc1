import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import { inBytes, inDigits } from '../../language/formats.js';
import { compareWords } from '../../language/compare-words.js';
import type { Language } from '../../language/language.js';
import { recordWords } from '../../language/record-words.js';
import { BackTo } from '../page/back-to.js';
import { Theirs } from '../page/short-text.js';
import { recordAddress, type RecordName } from '../record-address.js';
import {
  type ComparedFile,
  compareMetadata,
  type FieldChange,
  type FileChanges,
} from './compare-releases.js';

interface Props {
  readonly record: RecordName;
  readonly before: ReleaseView;
  readonly after: ReleaseView;
  readonly files: FileChanges;
  readonly language: Language;
}

const shownOfAList = 200;

/** The page of what changed between two versions. */
export function ComparePage(props: Props) {
  const { record, before, after, language } = props;
  const words = compareWords[language];
  return (
    <article class="behind">
      <BackTo href={recordAddress(record)} language={language} />
      <h1 class="page-title">{words.title(before.version, after.version)}</h1>
      <p>
        <Theirs text={after.metadata.title} max={500} />
      </p>
      <p class="facts small">
        {[before, after].map(({ version }) => (
          <a href={recordAddress(record, version)}>{words.readVersion(version)}</a>
        ))}
      </p>
      <Changes {...props} level={2} />
    </article>
  );
}

/**
 * What changed between two versions: licence, card and files.
 * @param level of its headings, below those of what is around it
 */
export function Changes({
  before,
  after,
  files,
  level,
  language,
}: Omit<Props, 'record'> & { readonly level: 2 | 3 }) {
  const words = compareWords[language];
  const fields = [
    ...termsOf(before, after, language),
    ...compareMetadata(before.metadata, after.metadata),
  ];
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading>{words.metadata}</Heading>
      {fields.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Fields fields={fields} language={language} />
      )}
      <Heading>{words.files}</Heading>
      <Files files={files} level={level} language={language} />
    </>
  );
}

/** Licence and openness stand beside the fields of the card, in our words. */
function termsOf(before: ReleaseView, after: ReleaseView, language: Language): FieldChange[] {
  const words = compareWords[language];
  const gradeOf = ({ openness: { mof } }: ReleaseView) =>
    mof.class === 0
      ? recordWords[language].unclassified
      : recordWords[language].mofClass(mof.class);
  return [
    { field: words.licence, before: before.licence, after: after.licence },
    { field: words.openness, before: gradeOf(before), after: gradeOf(after) },
  ].filter((change) => change.before !== change.after);
}

function Fields({
  fields,
  language,
}: {
  readonly fields: readonly FieldChange[];
  readonly language: Language;
}) {
  const words = compareWords[language];
  const said = (text: string | null) =>
    text === null ? <span class="soft">{words.none}</span> : <Theirs text={text} max={1_000} />;
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={words.metadata}>
      <table class="changes">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, before, after }) => (
            <tr>
              <th scope="row">{field}</th>
              <td>{said(before)}</td>
              <td>{said(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Files({
  files,
  level,
  language,
}: {
  readonly files: FileChanges;
  readonly level: 2 | 3;
  readonly language: Language;
}) {
  const words = compareWords[language];
  const shown = { level, language };
  const { added, removed, changed, moved, unchangedCount } = files;
  const sized = (file: ComparedFile) => `${file.path} · ${inBytes(file.sizeBytes, language)}`;
  return (
    <>
      <List title={words.added} lines={added.map(sized)} sign="added" {...shown} />
      <List title={words.removed} lines={removed.map(sized)} sign="removed" {...shown} />
      <List
        title={words.changed}
        lines={changed.map(
          ({ before, after }) =>
            `${after.path} · ${inBytes(before.sizeBytes, language)} → ${inBytes(after.sizeBytes, language)}`,
        )}
        sign="changed"
        {...shown}
      />
      <List
        title={words.moved}
        lines={moved.map(({ before, after }) => `${before.path} → ${after.path}`)}
        sign="changed"
        {...shown}
      />
      <p class="soft">{words.unchanged(inDigits(unchangedCount, language))}</p>
    </>
  );
}

function List({
  title,
  lines,
  sign,
  level,
  language,
}: {
  readonly title: (count: string) => string;
  readonly lines: readonly string[];
  readonly sign: 'added' | 'removed' | 'changed';
  readonly level: 2 | 3;
  readonly language: Language;
}) {
  if (lines.length === 0) return null;
  const rest = lines.length - shownOfAList;
  const Heading = `h${level === 2 ? 3 : 4}` as const;
  return (
    <>
      <Heading>{title(inDigits(lines.length, language))}</Heading>
      <ul class={`file-changes ${sign}`}>
        {lines.slice(0, shownOfAList).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {rest > 0 && <p class="soft">{compareWords[language].notShown(inDigits(rest, language))}</p>}
    </>
  );
}
