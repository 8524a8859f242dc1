import type { OpenCandidate } from '../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../capabilities/repositories/index.js';
import type { FormState } from '../forms/form-state.js';
import { depositWords } from '../language/deposit-words.js';
import { inWords } from '../language/formats.js';
import { recordWords } from '../language/record-words.js';
import type { Visit } from '../pages/visit.js';
import { Theirs } from '../records/page/short-text.js';
import { candidateAddress, depositAddress } from './deposit-address.js';
import { NewDepositForm } from './new-deposit-form.js';

/** A repository in the list, with what its card calls it. */
export interface ListedDeposit {
  readonly repository: RepositoryView;
  /** Null where the card states none. */
  readonly title: string | null;
  readonly headIsPublic: boolean;
  readonly candidates: readonly OpenCandidate[];
}

interface Props {
  readonly visit: Visit;
  readonly form: FormState;
  /** Handles. */
  readonly namespaces: readonly string[];
  readonly deposits: readonly ListedDeposit[];
  readonly showsAll: boolean;
  readonly cursor: string | null;
  readonly next: string | null;
}

/** What somebody works on, and the form that begins something new. */
export function DepositsPage(props: Props) {
  const { visit, form, namespaces, deposits, showsAll } = props;
  const words = depositWords[visit.language];
  return (
    <article>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <section aria-labelledby="drafts-title">
        <h2 id="drafts-title">{showsAll ? words.all : words.drafts}</h2>
        {deposits.length === 0 ? <p class="soft">{words.noDrafts}</p> : <Deposits {...props} />}
        <p>
          <a href={showsAll ? '/deposit' : '/deposit?show=all'}>
            {showsAll ? words.showDrafts : words.showAll}
          </a>
        </p>
      </section>
      <NewDepositForm visit={visit} form={form} namespaces={namespaces} />
    </article>
  );
}

function Deposits({ visit: { language }, deposits, showsAll, cursor, next }: Props) {
  const words = depositWords[language];
  const show = showsAll ? 'show=all&' : '';
  return (
    <>
      <table class="deposits">
        <thead>
          <tr>
            <th scope="col">{words.columns.work}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.changed}</th>
          </tr>
        </thead>
        <tbody>
          {deposits.map((deposit) => (
            <tr>
              <th scope="row">
                <a href={depositAddress(deposit.repository)}>
                  <Theirs text={deposit.title ?? deposit.repository.name} max={160} />
                </a>
                <span class="soft small">{deposit.repository.fullName}</span>
              </th>
              <td>{recordWords[language].kinds[deposit.repository.kind]}</td>
              <td>
                <State deposit={deposit} language={language} />
              </td>
              <td>
                <time dateTime={deposit.repository.updatedAt.toISOString()}>
                  {inWords(deposit.repository.updatedAt, language)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <nav class="paging" aria-label={words.drafts}>
        {cursor !== null && (
          <a href={showsAll ? '/deposit?show=all' : '/deposit'}>{words.newest}</a>
        )}
        {next !== null && (
          <a class="button quiet" rel="next" href={`/deposit?${show}cursor=${next}`}>
            {words.older}
          </a>
        )}
      </nav>
    </>
  );
}

function State({
  deposit: { repository, candidates, headIsPublic },
  language,
}: {
  readonly deposit: ListedDeposit;
  readonly language: Visit['language'];
}) {
  const words = depositWords[language];
  const version = repository.publicVersion;
  return (
    <>
      {version === null
        ? words.isDraft
        : headIsPublic
          ? words.isReleased(version)
          : words.hasChanges(version)}
      {candidates.slice(0, 5).map((candidate) => (
        <>
          {', '}
          <a href={candidateAddress(repository, 'publish', candidate.version)}>
            {words.candidate(candidate.version)}
          </a>
        </>
      ))}
    </>
  );
}
