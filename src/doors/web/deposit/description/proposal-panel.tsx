import { noteWords } from '../../../../domain/bibliography/note-words.js';
import { formatOfPath } from '../../../../domain/bibliography/read-bibliography.js';
import { SelectField, TextArea } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { depositProposalWords } from '../../language/deposit-proposal-words.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { Theirs } from '../../records/page/short-text.js';
import type { Draft } from '../workbench/draft-reader.js';
import type { FilledIn } from './take-proposal.js';

const maxFiles = 100;
const maxPasted = 1_048_576;

/** Fills the form in from another description of the work, pasted or lying in the draft. */
export function ProposalPanel({
  draft,
  form,
  filledIn,
  language,
}: {
  readonly draft: Draft;
  readonly form: FormState;
  readonly filledIn: FilledIn | null;
  readonly language: Language;
}) {
  const words = depositProposalWords[language];
  const files = draft.files
    .map(({ path }) => path)
    .filter((path) => /\.pdf$/i.test(path) || isBibliography(path))
    .slice(0, maxFiles);
  const isRefused = form.refusal?.faults.some(({ field }) => field.startsWith('proposal-'));
  return (
    <>
      {filledIn !== null && <WhatWasFilledIn filledIn={filledIn} language={language} />}
      <details class="whole-card proposal" open={isRefused === true}>
        <summary>{words.title}</summary>
        <p class="hint">{words.lead}</p>
        {files.length > 0 && (
          <>
            <SelectField
              form={form}
              name="proposal-path"
              label={words.fileLabel}
              options={files.map((path) => [path, path] as const)}
            />
            <button class="button quiet" name="do" value="propose-file">
              {words.fromFile}
            </button>
          </>
        )}
        <TextArea
          form={form}
          name="proposal-text"
          rows={6}
          maxLength={maxPasted}
          label={words.textLabel}
          hint={words.textHint}
        />
        <button class="button quiet" name="do" value="propose-text">
          {words.fromText}
        </button>
      </details>
    </>
  );
}

function WhatWasFilledIn({
  filledIn: { proposal, fields, carried },
  language,
}: {
  readonly filledIn: FilledIn;
  readonly language: Language;
}) {
  const words = depositProposalWords[language];
  const keys = [...fields, ...Object.keys(carried)];
  return (
    <section class="banner" role="status" aria-labelledby="filled-in">
      <h2 id="filled-in">{words.filledIn(words.formats[proposal.format])}</h2>
      <p>{keys.length === 0 ? words.nothing : words.notSaved}</p>
      {keys.length > 0 && (
        <ul>
          {keys.map((key) => (
            <li>
              {words.fields[key] ?? key}{' '}
              <span class="soft small">({words.from(proposal.sources[key] ?? '')})</span>
              {Object.hasOwn(carried, key) && (
                <>
                  {' '}
                  <Theirs text={shownValue(carried[key], language)} max={200} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {proposal.notes.length > 0 && (
        <ul class="notes">
          {proposal.notes.map(({ code, value }) => (
            <li>
              <Theirs
                text={noteWords[language][code](
                  code === 'read-from-layout' ? (words.fields[value] ?? value) : value,
                )}
                max={400}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function isBibliography(path: string): boolean {
  const format = formatOfPath(path);
  // Most JSON in a draft is something else.
  return format !== null && format !== 'csl';
}

function shownValue(value: unknown, language: Language): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length > 3) return inDigits(value.length, language);
  return textsIn(value).join(', ');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
