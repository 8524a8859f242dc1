import { citeRelease } from '../../../../domain/citation/cited-work.js';
import {
  citationFormatNames,
  citationFormats,
} from '../../../../domain/citation/citation-formats.js';
import { writeCitation } from '../../../../domain/citation/styles/write-citation.js';
import { exportFormatsOf } from '../../../../domain/exports/export-formats.js';
import { isWritten } from '../../../../domain/exports/export-writers.js';
import { citationLocaleOf, citationWords } from '../../language/citation-words.js';
import { recordWords } from '../../language/record-words.js';
import { shorten } from '../page/short-text.js';
import { exportAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { Panel } from './panel.js';

/** Longer citations, of thousands of authors, are there to be downloaded only. */
const maxCharacters = 4_000;

const citations = [...citationFormatNames, 'citation'] as const;

/** How to cite a release: to read, to copy, and as files. */
export function CitePanel({ source }: { readonly source: RecordSource }) {
  const { release, language, publicUrl } = source;
  const [words, details] = [recordWords[language], citationWords[language]];
  const work = citeRelease(release, publicUrl);
  const shown = citationFormatNames.flatMap((format) => {
    const text = citationFormats[format](work).trim();
    return text.length > maxCharacters ? [] : [{ format, text }];
  });
  const citation = writeCitation(work, { style: 'apa', locale: citationLocaleOf(language) });
  return (
    <Panel id="cite" title={words.cite}>
      <p class="citation" data-copy={words.copy} data-copied={words.copied}>
        <bdi>{shorten(citation, maxCharacters)}</bdi>
      </p>
      {shown.map(({ format, text }) => (
        <details name="cite">
          <summary>{details.formats[format]}</summary>
          <pre tabIndex={0} data-copy={words.copy} data-copied={words.copied}>
            <code>{text}</code>
          </pre>
        </details>
      ))}
      {release.state === 'published' && <Files source={source} />}
    </Panel>
  );
}

/** The exports that there are, of what is published. */
function Files({ source: { repository, release, language } }: { readonly source: RecordSource }) {
  const words = citationWords[language];
  const machines = exportFormatsOf(repository.kind).filter(
    ({ name }) => isWritten(name) && !citations.some((known) => known === name),
  );
  return (
    <>
      <h3>{words.asFile}</h3>
      <ul class="plain tags small">
        {citations.map((format) => (
          <li>
            <a
              href={exportAddress(repository, release.version, format)}
              download={format === 'cff' ? 'CITATION.cff' : true}
              rel="nofollow"
            >
              {words.formats[format]}
            </a>
          </li>
        ))}
      </ul>
      <h3>{words.forMachines}</h3>
      <ul class="plain tags small">
        {machines.map(({ name, label }) => (
          <li>
            <a href={exportAddress(repository, release.version, name)} rel="nofollow">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
