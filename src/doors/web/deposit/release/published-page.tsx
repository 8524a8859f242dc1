import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { citeRelease } from '../../../../domain/citation/cited-work.js';
import { writeCitation } from '../../../../domain/citation/styles/write-citation.js';
import { depositReleaseWords } from '../../language/deposit-release-words.js';
import { citationLocaleOf } from '../../language/citation-words.js';
import type { Language } from '../../language/language.js';
import { Theirs } from '../../records/page/short-text.js';
import { recordAddress } from '../../records/record-address.js';

/** What has just been published: where it is, and how it is cited. */
export function PublishedPage({
  repository,
  release,
  publicUrl,
  language,
}: {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
  readonly publicUrl: string;
  readonly language: Language;
}) {
  const words = depositReleaseWords[language];
  const { metadata, version, pid } = release;
  const address = `${publicUrl}${recordAddress(repository, version)}`;
  const persistent = `${publicUrl}/id/${pid}`;
  const copying = { 'data-copy': words.copy, 'data-copied': words.copied };
  return (
    <article class="narrow">
      <h1 class="page-title">{words.publishedTitle(version)}</h1>
      <p class="lead">
        <Theirs text={metadata.title} max={300} />
      </p>
      <p class="banner good" role="status">
        {words.publishedLead[repository.kind]}
      </p>
      <h2>{words.pidTerm}</h2>
      <p class="citation" {...copying}>
        {persistent}
      </p>
      <h2>{words.address}</h2>
      <p class="citation" {...copying}>
        {address}
      </p>
      <h2>{words.citation}</h2>
      <p class="citation" {...copying}>
        {writeCitation(citeRelease(release, publicUrl), {
          style: 'apa',
          locale: citationLocaleOf(language),
        })}
      </p>
      <p class="form-acts">
        <a class="button" href={recordAddress(repository)}>
          {words.seePage}
        </a>
        <a class="button quiet" href="/deposit">
          {words.another}
        </a>
      </p>
    </article>
  );
}
