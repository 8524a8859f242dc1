import type { ComponentChildren } from 'preact';
import { inBytes } from '../../language/formats.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { FilesTable } from '../files/files-table.js';
import { fileAddress } from '../record-address.js';
import { CitePanel } from '../side/cite-panel.js';
import { DownloadsPanel } from '../side/downloads-panel.js';
import { FactsPanel } from '../side/facts-panel.js';
import { IdentifiersPanel } from '../side/identifiers-panel.js';
import { LicencePanel } from '../side/licence-panel.js';
import { OpennessPanel } from '../side/openness-panel.js';
import { UsePanel } from '../side/use-panel.js';
import { VersionsPanel } from '../side/versions-panel.js';
import type { RecordSource } from '../source/record-reader.js';
import { Notices } from './notices.js';
import { RecordHead } from './record-head.js';
import { RelatedWorks } from './related-works.js';
import { WrittenText } from './written.js';

/** The page of a release: what it is, whether one may use it, and how to get it. */
export function RecordPage({ source }: { readonly source: RecordSource }) {
  const { repository, release, language } = source;
  return (
    <>
      <div class="record-top">
        <RecordHead record={repository} release={release} language={language} />
        <Notices repository={repository} release={release} language={language} />
        <PaperLink source={source} />
        <Contents source={source} />
      </div>
      <div class="record-side">
        <LicencePanel source={source} />
        <UsePanel source={source} />
        <CitePanel source={source} />
      </div>
      <article class="record-main">
        <Card source={source} />
        <FilesTable source={source} />
        <RelatedWorks source={source} />
      </article>
      <div class="record-side">
        <FactsPanel source={source} />
        {repository.kind === 'model' && <OpennessPanel source={source} />}
        <VersionsPanel source={source} />
        <DownloadsPanel source={source} />
        <IdentifiersPanel source={source} />
      </div>
    </>
  );
}

/** The paper itself, as what most come for. */
function PaperLink({ source }: { readonly source: RecordSource }) {
  const { repository, release, files, language } = source;
  const { mainFile } = release.metadata;
  const paper =
    files.find(({ path }) => path === mainFile) ??
    files.find(({ path, kind }) => kind === 'paper' && /\.pdf$/i.test(path));
  if (repository.kind !== 'paper' || paper === undefined) return null;
  return (
    <p class="chief">
      <a class="button" href={fileAddress(repository, release.version, paper.path)}>
        {recordWords[language].readPaper}
      </a>
      <span class="soft">
        {recordDetailWords[language].asPdf(inBytes(paper.sizeBytes, language))}
      </span>
    </p>
  );
}

/** Ways down a page that may be long. */
function Contents({ source: { language, related } }: { readonly source: RecordSource }) {
  const words = recordWords[language];
  const places = [
    ['licence', words.licence],
    ['use', words.useIt],
    ['cite', words.cite],
    ['files', words.files],
    ...(related.bases.length + related.derived.length + related.citing.length > 0
      ? [['related', words.related]]
      : []),
    ['versions', words.versions],
  ];
  return (
    <nav class="contents small" aria-label={recordDetailWords[language].onThisPage}>
      <ul class="plain">
        {places.map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Card({ source: { card, repository, language } }: { readonly source: RecordSource }) {
  const details = recordDetailWords[language];
  const isPaper = repository.kind === 'paper';
  return (
    <>
      {card.abstract !== null && (
        <Abstract title={isPaper ? details.abstract : null}>
          <WrittenText html={card.abstract} />
        </Abstract>
      )}
      {card.isOlderThanOriginal && <p class="banner">{details.oldTranslation}</p>}
      {card.body !== null && <WrittenText html={card.body} language={card.language} />}
      {card.body === null && card.abstract === null && <p class="soft">{details.noCard}</p>}
    </>
  );
}

function Abstract({
  title,
  children,
}: {
  readonly title: string | null;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="abstract" aria-labelledby={title === null ? undefined : 'abstract'}>
      {title !== null && <h2 id="abstract">{title}</h2>}
      {children}
    </section>
  );
}
