import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { recordAddress, reviewAddress } from '../record-address.js';
import { Theirs } from './short-text.js';

/** What a reader should know before the rest: a notice, a newer version, that it is no release yet. */
export function Notices({
  repository,
  release,
  language,
}: {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
  readonly language: Language;
}) {
  const words = recordWords[language];
  const latest = repository.publicVersion;
  return (
    <>
      {release.state === 'candidate' && (
        <p class="banner">
          {recordDetailWords[language].isCandidate}{' '}
          <a href={reviewAddress(repository, release.version)}>
            {recordDetailWords[language].readReview}
          </a>
        </p>
      )}
      <StandingNotice repository={repository} release={release} language={language} />
      {release.state === 'published' && latest !== null && latest !== release.version && (
        <p class="banner">
          {words.olderVersion(latest)} <a href={recordAddress(repository)}>{words.readLatest}</a>
        </p>
      )}
    </>
  );
}

function StandingNotice({
  repository,
  release: { notice },
  language,
}: Parameters<typeof Notices>[0]) {
  if (notice === null) return null;
  const words = recordWords[language];
  const { kind, reason, replacedBy, setBy, setAt } = notice;
  return (
    <aside class={`banner ${kind === 'retracted' ? 'bad' : 'warn'}`} aria-labelledby="notice">
      <p id="notice">
        <strong>{words.notices[kind]}</strong>
      </p>
      <p class="as-written">
        <Theirs text={reason} max={2_000} />
      </p>
      {replacedBy !== undefined && (
        <p>
          {words.replacedBy}: <a href={recordAddress(repository, replacedBy)}>{replacedBy}</a>
        </p>
      )}
      <p class="small">
        {recordDetailWords[language].saysSo(setBy, inWords(new Date(setAt), language))}
      </p>
    </aside>
  );
}
