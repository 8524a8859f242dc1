import type { ComponentChildren } from 'preact';
import { inDigits, inShort, languageName } from '../../language/formats.js';
import { recordDetailWords } from '../../language/record-detail-words.js';
import { recordWords } from '../../language/record-words.js';
import { tensorWords } from '../../language/tensor-words.js';
import { shorten } from '../page/short-text.js';
import { searchAddress, tensorsAddress } from '../record-address.js';
import type { RecordSource } from '../source/record-reader.js';
import { Panel } from './panel.js';

/** Name and value; one that is not known is false or empty. */
type Fact = readonly [string, ComponentChildren];

const shownTags = 24;
const shownLanguages = 40;

/** What a work is for and what it is made of, as far as its card and its weights say. */
export function FactsPanel({ source }: { readonly source: RecordSource }) {
  const { language, release, description } = source;
  const { tasks, languages, libraryName, tags, architecture, parameters } = release.metadata;
  const { safetensors, gguf, config } = description;
  const [words, details] = [recordWords[language], recordDetailWords[language]];
  const counted = safetensors?.total ?? gguf?.total ?? parameters ?? 0;
  const design = architecture ?? config?.architectures?.[0] ?? gguf?.architecture;
  const quantisation = gguf?.['quantization'];
  const facts: readonly Fact[] = [
    [words.tasks, tasks.length > 0 && <Tags facet="task" values={tasks} />],
    [
      words.languages,
      languages.length > 0 && (
        <Tags
          facet="language"
          values={languages.slice(0, shownLanguages)}
          name={(tag) => languageName(tag, language)}
        />
      ),
    ],
    [words.library, shorten(libraryName ?? '', 80)],
    [
      words.parameters,
      counted > 0 && <span title={inDigits(counted, language)}>{inShort(counted, language)}</span>,
    ],
    [words.architecture, shorten(design ?? '', 80)],
    [
      details.context,
      gguf?.context_length !== undefined && inDigits(gguf.context_length, language),
    ],
    [details.quantisation, typeof quantisation === 'string' && quantisation],
    [words.tags, tags.length > 0 && <Tags facet="tag" values={tags.slice(0, shownTags)} />],
  ];
  const known = facts.filter(([, value]) => value !== false && value !== '');
  if (known.length === 0) return null;
  return (
    <Panel id="facts" title={words.facts}>
      <dl class="facts-list">
        {known.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Formats source={source} />
    </Panel>
  );
}

/** The weights by the format of their numbers, and the way to each of them. */
function Formats({ source }: { readonly source: RecordSource }) {
  const { repository, release, description, language } = source;
  const { safetensors, gguf } = description;
  if (safetensors === null && gguf === null) return null;
  const counts = Object.entries(safetensors?.parameters ?? {});
  const details = recordDetailWords[language];
  return (
    <>
      {counts.length > 0 && (
        <details>
          <summary>{details.byDtype}</summary>
          <ul>
            {counts.map(([dtype, count]) => (
              <li>{details.ofDtype(dtype, inDigits(count, language))}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="small">
        <a href={tensorsAddress(repository, release.version, null)}>{tensorWords[language].see}</a>
      </p>
    </>
  );
}

function Tags({
  facet,
  values,
  name = (value) => value,
}: {
  readonly facet: string;
  readonly values: readonly string[];
  readonly name?: (value: string) => string;
}) {
  return (
    <ul class="plain tags small">
      {values.map((value) => (
        <li>
          <a href={searchAddress(facet, shorten(value, 200))}>
            <bdi>{shorten(name(value), 60)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
