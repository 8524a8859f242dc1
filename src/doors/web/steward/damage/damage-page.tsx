import type { DamagedFile, FixityStanding } from '../../../../capabilities/fixity/index.js';
import { fixityWords } from '../../language/fixity-words.js';
import { inBytes } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { stewardWords } from '../../language/steward-words.js';
import { ListPaging } from '../../layout/list-paging.js';
import type { Visit } from '../../pages/visit.js';
import { recordAddress } from '../../records/record-address.js';
import { shorten } from '../../records/page/short-text.js';
import { StewardNavigation } from '../steward-navigation.js';
import { FixityStandingLine } from './fixity-standing.js';

/** What is damaged, which releases hold it, and what to do. */
export function DamagePage({
  files,
  next,
  standing,
  now,
  visit,
}: {
  readonly files: readonly DamagedFile[];
  readonly next: string | null;
  readonly standing: FixityStanding;
  readonly now: Date;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = fixityWords[language];
  return (
    <>
      <h1>{words.title}</h1>
      <StewardNavigation language={language} current="/steward/damage" />
      <p class="lead">{words.lead}</p>
      <FixityStandingLine standing={standing} now={now} language={language} isLinked={false} />
      {files.length === 0 ? (
        <p class="banner good" role="status">
          {words.noDamage}
        </p>
      ) : (
        <>
          <h2>{words.remedyTitle}</h2>
          <p>{words.withReplica}</p>
          <pre>
            <code>npx sphere verify --repair</code>
          </pre>
          <p>{words.withoutReplica}</p>
          <Damage files={files} language={language} />
        </>
      )}
      <ListPaging visit={visit} next={next} />
    </>
  );
}

function Damage({
  files,
  language,
}: {
  readonly files: readonly DamagedFile[];
  readonly language: Language;
}) {
  const words = fixityWords[language];
  const { sha256: sha256Word } = stewardWords[language];
  return (
    <table class="stacks damage">
      <thead>
        <tr>
          <th scope="col">{sha256Word}</th>
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.lastLook}</th>
          <th scope="col">{words.releases}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr>
            <th scope="row">
              <a href={`/steward/events?subject=${encodeURIComponent(`blob:${file.sha256}`)}`}>
                <code title={file.sha256}>{file.sha256.slice(0, 10)}…</code>
              </a>
            </th>
            <td data-label={words.outcome}>
              <span class="mark bad">{words.outcomes[file.outcome]}</span>
            </td>
            <td data-label={words.size}>{inBytes(file.sizeBytes, language)}</td>
            <td data-label={words.lastLook}>
              <time dateTime={file.checkedAt.toISOString()}>{minuteOf(file.checkedAt)}</time>
            </td>
            <td data-label={words.releases}>
              <Holders file={file} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Holders({
  file: { holders, hasMoreHolders },
  language,
}: {
  readonly file: DamagedFile;
  readonly language: Language;
}) {
  const words = fixityWords[language];
  if (holders.length === 0) return <span class="soft">{words.draftsAlone}</span>;
  return (
    <ul class="plain">
      {holders.map(({ path, version, ...record }) => (
        <li>
          <a href={recordAddress(record, version)}>
            {`${record.namespace}/${record.name} ${version}`}
          </a>{' '}
          <bdi class="soft small">{words.file(shorten(path, 120))}</bdi>
        </li>
      ))}
      {hasMoreHolders && <li class="soft">{words.moreReleases}</li>}
    </ul>
  );
}

/** `2026-11-24 12:00` */
function minuteOf(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
