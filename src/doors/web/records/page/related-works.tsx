import type { LineageNode } from '../../../../capabilities/releases/index.js';
import type { RecordMetadata, RelatedWork } from '../../../../domain/card/record-metadata.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { relationWords } from '../../language/relation-words.js';
import { recordAddress } from '../record-address.js';
import { RecordCard } from '../record-card.js';
import type { RecordSource } from '../source/record-reader.js';
import type { CitedHere } from '../source/related-reader.js';
import { Theirs } from './short-text.js';

const shownWorks = 40;

/** Works tied to a record, here and elsewhere, both ways; nothing where there are none. */
export function RelatedWorks({ source }: { readonly source: RecordSource }) {
  const { related, language, release } = source;
  const { bases, derived, datasets, cited, citing, citingCount } = related;
  const { metadata } = release;
  const elsewhere = related.elsewhere.slice(0, shownWorks);
  const all = [bases, derived, cited, citing, elsewhere, datasets, metadata.references];
  if (all.every((list) => list.length === 0)) return null;
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  return (
    <section id="related" aria-labelledby="related-title">
      <h2 id="related-title">{words.related}</h2>
      <Nodes title={words.basedOn} nodes={bases} />
      <Nodes title={words.usedBy} nodes={derived} />
      {datasets.length > 0 && (
        <>
          <h3>{details.madeWith}</h3>
          <ul class="works">
            {datasets.map(({ name, record }) => (
              <li>
                {record === null ? (
                  <Place identifier={name} scheme="URL" />
                ) : (
                  <a href={recordAddress(record)}>{`${record.namespace}/${record.name}`}</a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Cited title={details.cites} works={cited} language={language} />
      <Cited
        title={
          citingCount > citing.length
            ? `${details.citedBy} (${inDigits(citingCount, language)})`
            : details.citedBy
        }
        works={citing}
        language={language}
      />
      <Elsewhere works={elsewhere} language={language} />
      <References references={metadata.references} language={language} />
    </section>
  );
}

function Nodes({
  title,
  nodes,
}: {
  readonly title: string;
  readonly nodes: readonly LineageNode[];
}) {
  if (nodes.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="works">
        {nodes.map(({ id, isReleasedHere, licence }) => (
          <li>
            {isReleasedHere ? <a href={`/${id}`}>{id}</a> : <Theirs text={id} />}
            {licence !== null && <span class="soft small"> {licence}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Works here that this one is tied to, each with how. */
function Cited({
  title,
  works,
  language,
}: {
  readonly title: string;
  readonly works: readonly CitedHere[];
  readonly language: Language;
}) {
  if (works.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {works.map(({ document, relation }) => (
        <>
          {relation !== null && (
            <p class="soft small relation">{relationWords[language][relation]}</p>
          )}
          <RecordCard record={document} language={language} level={4} />
        </>
      ))}
    </>
  );
}

function Elsewhere({
  works,
  language,
}: {
  readonly works: readonly RelatedWork[];
  readonly language: Language;
}) {
  if (works.length === 0) return null;
  return (
    <>
      <h3>{recordDetailWords[language].elsewhere}</h3>
      <ul class="works">
        {works.map(({ relation, identifier, scheme, citation }) => (
          <li>
            <span class="soft small">{relationWords[language][relation]}</span>{' '}
            {citation !== undefined && (
              <>
                <Theirs text={citation} />{' '}
              </>
            )}
            <Place identifier={identifier} scheme={scheme} />
          </li>
        ))}
      </ul>
    </>
  );
}

function References({
  references,
  language,
}: {
  readonly references: RecordMetadata['references'];
  readonly language: Language;
}) {
  if (references.length === 0) return null;
  return (
    <details>
      <summary>
        {`${recordWords[language].references} (${inDigits(references.length, language)})`}
      </summary>
      <ol class="works">
        {references.slice(0, 200).map(({ citation, doi }) => (
          <li>
            {citation !== undefined && <Theirs text={citation} max={500} />}{' '}
            {doi !== undefined && <Place identifier={doi} scheme="DOI" />}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** An identifier, as a link where it is known where it leads. */
function Place({ identifier, scheme }: Pick<RelatedWork, 'identifier' | 'scheme'>) {
  const address = addressOf(identifier, scheme);
  const shown = <Theirs text={identifier} max={200} />;
  if (address === null) return shown;
  return (
    <a href={address} rel="nofollow noopener">
      {shown}
    </a>
  );
}

function addressOf(identifier: string, scheme: RelatedWork['scheme']): string | null {
  if (identifier.length > 2_000) return null;
  if (/^https?:\/\//i.test(identifier)) return identifier;
  switch (scheme) {
    case 'DOI':
      return `https://doi.org/${encodeURI(identifier)}`;
    case 'arXiv':
      return `https://arxiv.org/abs/${encodeURI(identifier.replace(/^arxiv:/i, ''))}`;
    default:
      return null;
  }
}
