import type { RecordDocument } from '../../../../capabilities/discovery/index.js';
import { paperSubtypes } from '../../../../domain/card/vocabularies.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { SelectField, TextArea, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { depositDescriptionWords } from '../../language/deposit-description-words.js';
import type { Language } from '../../language/language.js';
import type { Visit } from '../../pages/visit.js';
import { WrittenText } from '../../records/page/written-text.js';
import { depositAddress } from '../deposit-address.js';
import { FaultText } from '../refusal-text.js';
import type { Draft } from '../workbench/draft-reader.js';
import { Workbench } from '../workbench/workbench.js';
import type { EditedDescription } from './description-form.js';
import { LicenceFields } from './licence-fields.js';
import { PersonRows } from './person-rows.js';
import { ProposalPanel } from './proposal-panel.js';
import type { FilledIn } from './take-proposal.js';
import { WorkRows } from './work-rows.js';

/** All that the page of the description is written from. */
export interface DescriptionSource {
  readonly draft: Draft;
  readonly visit: Visit;
  readonly edited: EditedDescription;
  readonly form: FormState;
  /** Works released here that were looked for; null where nothing was asked. */
  readonly found: readonly RecordDocument[] | null;
  /** HTML of abstract and text; null where no preview was asked for. */
  readonly preview: string | null;
  /** What was filled in just now from elsewhere. */
  readonly filledIn: FilledIn | null;
  readonly isSaved: boolean;
  readonly publicUrl: string;
  /** The card as a whole, as somebody was about to save it. */
  readonly cardText: string;
}

/** The second step: the form that writes the card, and the card itself for those who know it. */
export function DescriptionPage(source: DescriptionSource) {
  const { draft, visit, form, isSaved } = source;
  const { language } = visit;
  const words = depositDescriptionWords[language];
  const isReadable = draft.card.faults.length === 0;
  return (
    <Workbench draft={draft} step="description" visit={visit}>
      <p>{words.lead}</p>
      {isSaved && (
        <p class="banner good" role="status">
          {words.saved}
        </p>
      )}
      <FaultSummary form={form} fields={fieldNames(source)} language={language} />
      {form.refusal === null && <Wanting draft={draft} language={language} />}
      {isReadable ? <DescriptionForm {...source} /> : <p class="banner bad">{words.unreadable}</p>}
      <WholeCard {...source} isOpen={!isReadable} />
    </Workbench>
  );
}

function DescriptionForm(source: DescriptionSource) {
  const { draft, visit, edited, form, found, publicUrl } = source;
  const { language } = visit;
  const words = depositDescriptionWords[language];
  const { kind } = draft.repository;
  return (
    <SecureForm
      visit={visit}
      action={depositAddress(draft.repository, 'description')}
      className="form wide-form"
      label={words.save}
      data={{
        'data-id-ok': words.idOk,
        'data-orcid-wrong': words.orcidWrong,
        'data-ror-wrong': words.rorWrong,
      }}
    >
      <input type="hidden" name="parent" value={edited.parent} />
      {/* The first button is the one that the Enter key presses. */}
      <button class="unseen" name="do" value="save" tabIndex={-1} aria-hidden="true">
        {words.save}
      </button>
      {Object.keys(edited.proposed).length > 0 && (
        <input type="hidden" name="proposed" value={JSON.stringify(edited.proposed)} />
      )}
      {kind === 'paper' && (
        <ProposalPanel draft={draft} form={form} filledIn={source.filledIn} language={language} />
      )}
      <TextField
        form={form}
        name="title"
        label={words.titleLabel}
        hint={words.titleHint}
        required
      />
      <TextArea
        form={form}
        name="description"
        rows={kind === 'paper' ? 12 : 4}
        label={kind === 'paper' ? words.abstractLabel : words.summaryLabel}
        hint={kind === 'paper' ? words.abstractHint : words.summaryHint}
      />
      <PersonRows people={edited.description.creators} form={form} language={language} />
      <Facts {...source} />
      <LicenceFields kind={kind} form={form} language={language} />
      <WorkRows works={edited.description.works} {...{ kind, form, found, publicUrl, language }} />
      <TextArea
        form={form}
        name="body"
        rows={kind === 'paper' ? 6 : 18}
        maxLength={1_000_000}
        label={words.bodyLabel}
        hint={words.bodyHint}
      />
      <Preview html={source.preview} language={language} />
      <div class="form-acts">
        <button class="button" name="do" value="save">
          {words.save}
        </button>
        <button class="button quiet" name="do" value="preview">
          {words.preview}
        </button>
      </div>
    </SecureForm>
  );
}

function Facts({ draft, visit: { language }, form }: DescriptionSource) {
  const words = depositDescriptionWords[language];
  const { kind } = draft.repository;
  const pdfs = draft.files.filter(({ path }) => /\.pdf$/i.test(path)).slice(0, 100);
  return (
    <fieldset class="rows">
      <legend>{words.factsTitle}</legend>
      <TextField
        form={form}
        name="keywords"
        label={words.keywordsLabel}
        hint={words.keywordsHint}
        maxLength={4000}
      />
      <TextField
        form={form}
        name="language"
        label={words.languagesLabel}
        hint={words.languagesHint}
      />
      {kind === 'paper' ? (
        <>
          <SelectField
            form={form}
            name="subtype"
            label={words.subtypeLabel}
            options={[
              ...(form.values['subtype'] === ''
                ? [['', words.subtypes['Preprint'] ?? ''] as const]
                : []),
              ...paperSubtypes
                .filter((one) => form.values['subtype'] !== '' || one !== 'Preprint')
                .map((one) => [one, words.subtypes[one] ?? one] as const),
            ]}
          />
          <SelectField
            form={form}
            name="mainFile"
            label={words.mainFileLabel}
            hint={words.mainFileHint}
            options={[['', words.mainFileFirst], ...pdfs.map(({ path }) => [path, path] as const)]}
          />
        </>
      ) : (
        <TextField
          form={form}
          name="tasks"
          label={kind === 'model' ? words.taskLabel : words.tasksLabel}
          hint={words.taskHint}
        />
      )}
      {kind === 'model' && (
        <TextField
          form={form}
          name="library_name"
          label={words.libraryLabel}
          hint={words.libraryHint}
        />
      )}
    </fieldset>
  );
}

function Preview({
  html,
  language,
}: {
  readonly html: string | null;
  readonly language: Language;
}) {
  const words = depositDescriptionWords[language];
  return (
    <section
      class="preview"
      id="preview"
      aria-labelledby="preview-title"
      tabIndex={-1}
      hidden={html === null}
    >
      <h2 id="preview-title">{words.previewTitle}</h2>
      {html !== null &&
        (html.trim() === '' ? <p>{words.nothingToPreview}</p> : <WrittenText html={html} />)}
    </section>
  );
}

/** What is missing for a release is no fault of a draft. */
function Wanting({ draft, language }: { readonly draft: Draft; readonly language: Language }) {
  const { wanting } = draft.card;
  if (wanting.length === 0 || draft.card.faults.length > 0) return null;
  return (
    <section class="banner" aria-labelledby="wanting">
      <h2 id="wanting">{depositDescriptionWords[language].wantingTitle}</h2>
      <ul>
        {wanting.slice(0, 20).map((fault) => (
          <li>
            <FaultText fault={fault} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WholeCard({
  draft,
  visit,
  edited,
  form,
  cardText,
  isOpen,
}: DescriptionSource & { readonly isOpen: boolean }) {
  const words = depositDescriptionWords[visit.language];
  return (
    <details class="whole-card" open={isOpen || form.values['card'] !== undefined}>
      <summary>{words.cardTitle}</summary>
      <SecureForm
        visit={visit}
        action={`${depositAddress(draft.repository, 'description')}/card`}
        label={words.cardTitle}
      >
        <input type="hidden" name="parent" value={edited.parent} />
        <TextArea
          form={{ values: { card: cardText }, refusal: null }}
          name="card"
          rows={24}
          maxLength={2_000_000}
          label={words.cardLabel}
          hint={words.cardHint}
        />
        <button class="button">{words.saveCard}</button>
      </SecureForm>
    </details>
  );
}

/** The fields that a summary of faults may lead to. */
function fieldNames({ edited: { description } }: DescriptionSource): readonly string[] {
  const { creators, works } = description;
  return [
    ...['title', 'description', 'creators', 'keywords', 'language', 'license', 'subtype'],
    ...['proposal-path', 'proposal-text', 'mainFile', 'base_model', 'datasets', 'body', 'related'],
    ...creators.flatMap((_, index) =>
      ['name', 'orcid', 'affiliation', 'ror'].map((key) => `creators[${index}].${key}`),
    ),
    ...works.flatMap((_, index) =>
      ['relation', 'identifier'].map((key) => `related[${index}].${key}`),
    ),
  ];
}
