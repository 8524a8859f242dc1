import { citeRelease } from '../../../../domain/citation/cited-work.js';
import {
  citationFormatNames,
  citationFormats,
} from '../../../../domain/citation/citation-formats.js';
import { citationWords } from '../../language/citation-words.js';
import { recordWords } from '../../language/record-words.js';
import { shorten } from '../page/short-text.js';
import { exportAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { Panel } from './panel.js';

/** Longer citations, of thousands of authors, are there to be downloaded only. */
const maxCharacters = 4_000;

/** How to cite a release: to read, to copy, and as files. */
export function CitePanel({ source }: { readonly source: RecordSource }) {
  const { repository, release, language, publicUrl } = source;
  const [words, details] = [recordWords[language], citationWords[language]];
  const work = citeRelease(release, publicUrl);
  const shown = citationFormatNames.flatMap((format) => {
    if (format === 'text') return [];
    const text = citationFormats[format].write(work).trim();
    return text.length > maxCharacters ? [] : [{ format, text }];
  });
  return (
    <Panel id="cite" title={words.cite}>
      <p class="citation" data-copy={words.copy} data-copied={words.copied}>
        <bdi>{shorten(citationFormats.text.write(work), maxCharacters)}</bdi>
      </p>
      {shown.map(({ format, text }) => (
        <details name="cite">
          <summary>{details.formats[format]}</summary>
          <pre tabIndex={0} data-copy={words.copy} data-copied={words.copied}>
            <code>{text}</code>
          </pre>
        </details>
      ))}
      <h3>{details.asFile}</h3>
      <ul class="plain tags small">
        {citationFormatNames.map((format) => (
          <li>
            <a href={exportAddress(repository, release.version, format)} rel="nofollow">
              {details.formats[format]}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
