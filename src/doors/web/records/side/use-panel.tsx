import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import type { RecordSource } from '../source/record-reader.js';
import { Panel } from './panel.js';
import { chiefFile, snippetsOf } from './snippets.js';

/** How to get a release by the usual tools. */
export function UsePanel({ source }: { readonly source: RecordSource }) {
  const { repository, release, files, language, publicUrl } = source;
  const file = chiefFile(files, release.metadata.mainFile);
  const snippets = snippetsOf(repository, release.version, file, publicUrl);
  if (snippets.length === 0) return null;
  const words = recordWords[language];
  return (
    <Panel id="use" title={words.useIt}>
      {snippets.map(({ tool, code }, index) => (
        <details name="use" open={index === 0}>
          <summary>{recordDetailWords[language].uses[tool]}</summary>
          <pre tabIndex={0} data-copy={words.copy} data-copied={words.copied}>
            <code>{code}</code>
          </pre>
        </details>
      ))}
    </Panel>
  );
}
