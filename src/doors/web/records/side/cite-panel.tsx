import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { shorten } from '../page/short-text.js';
import type { RecordSource } from '../source/record-reader.js';
import { type CitedRelease, citeAsBibtex, citeAsText } from './citation.js';
import { Panel } from './panel.js';

const maxCharacters = 4_000;

/** How to cite a release. */
export function CitePanel({ source }: { readonly source: RecordSource }) {
  const { release, language, publicUrl } = source;
  const { metadata, version, doi, publishedAt, pid } = release;
  const cited: CitedRelease = {
    ...{ metadata, version, doi },
    year: publishedAt?.getUTCFullYear() ?? null,
    address: `${publicUrl}/id/${pid}`,
  };
  const words = recordWords[language];
  const bibtex = citeAsBibtex(cited);
  return (
    <Panel id="cite" title={words.cite}>
      <p class="citation" data-copy={words.copy} data-copied={words.copied}>
        <bdi>{shorten(citeAsText(cited), maxCharacters)}</bdi>
      </p>
      {bibtex.length <= maxCharacters && (
        <details>
          <summary>{recordDetailWords[language].bibtex}</summary>
          <pre tabIndex={0} data-copy={words.copy} data-copied={words.copied}>
            <code>{bibtex}</code>
          </pre>
        </details>
      )}
    </Panel>
  );
}
