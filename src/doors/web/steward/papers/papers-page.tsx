import type { UnreadPaper } from '../../../../capabilities/papers/index.js';
import { DoneNote } from '../../forms/notes.js';
import { SecureForm } from '../../forms/secure-form.js';
import { inDigits, inWords } from '../../language/formats.js';
import { listWords } from '../../language/list-words.js';
import { stewardPaperWords } from '../../language/steward-paper-words.js';
import type { Visit } from '../../pages/visit.js';
import { recordAddress } from '../../records/record-address.js';
import { StewardNavigation } from '../steward-navigation.js';

const retryAddress = '/steward/papers/retry';

/** Papers whose PDF gave no text, and a way to have it read again. */
export function PapersPage({
  papers,
  waiting,
  next,
  done,
  visit,
}: {
  readonly papers: readonly UnreadPaper[];
  readonly waiting: number;
  /** Cursor of the page after this one; null at the end. */
  readonly next: string | null;
  readonly done: string | undefined;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = stewardPaperWords[language];
  return (
    <>
      <h1>{words.title}</h1>
      <StewardNavigation language={language} current="/steward/papers" />
      <DoneNote text={done} />
      <p class="lead">{words.lead}</p>
      <p class="soft">{words.waiting(inDigits(waiting, language))}</p>
      {papers.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <>
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">{words.paper}</th>
                <th scope="col">{words.reason}</th>
                <th scope="col">{words.on}</th>
                <th scope="col">{words.action}</th>
              </tr>
            </thead>
            <tbody>
              {papers.map((paper) => (
                <Row paper={paper} visit={visit} />
              ))}
            </tbody>
          </table>
          {next !== null && (
            <p class="paging">
              <a class="button quiet" href={`/steward/papers?cursor=${next}`}>
                {listWords[language].next}
              </a>
            </p>
          )}
          <SecureForm visit={visit} action={retryAddress} className="line-form">
            <button class="button quiet">{words.retryAll}</button>
          </SecureForm>
        </>
      )}
    </>
  );
}

function Row({ paper, visit }: { readonly paper: UnreadPaper; readonly visit: Visit }) {
  const { language } = visit;
  const words = stewardPaperWords[language];
  const { namespace, name, version, reason, settledAt } = paper;
  const fullName = `${namespace}/${name}`;
  return (
    <tr>
      <th scope="row">
        <a class="any" href={recordAddress({ kind: 'paper', namespace, name }, version)}>
          {fullName} {version}
        </a>
      </th>
      <td data-label={words.reason}>{reason !== null && words.reasons[reason]}</td>
      <td data-label={words.on}>
        {settledAt !== null && (
          <time dateTime={settledAt.toISOString()}>{inWords(settledAt, language)}</time>
        )}
      </td>
      <td data-label={words.action}>
        <SecureForm visit={visit} action={retryAddress} className="line-form">
          <input type="hidden" name="paper" value={fullName} />
          <button class="button quiet" aria-label={words.retryOf(fullName)}>
            {words.retry}
          </button>
        </SecureForm>
      </td>
    </tr>
  );
}
