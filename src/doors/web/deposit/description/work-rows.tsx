import type { RecordDocument } from '../../../../capabilities/discovery/index.js';
import type { DescribedWork } from '../../../../domain/card/described-works.js';
import { relationTypes } from '../../../../domain/card/vocabularies.js';
import type { RepositoryKind } from '../../../../domain/identifiers/repository-kind.js';
import { Field, fieldId, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { depositDescriptionWords } from '../../language/deposit-description-words.js';
import type { Language } from '../../language/language.js';
import { recordWords } from '../../language/record-words.js';
import { Theirs } from '../../records/page/short-text.js';
import { recordAddress } from '../../records/record-address.js';
import { RowButtons } from './row-buttons.js';

interface Props {
  readonly works: readonly DescribedWork[];
  readonly kind: RepositoryKind;
  readonly form: FormState;
  /** Works released here that were looked for; null where nothing was asked. */
  readonly found: readonly RecordDocument[] | null;
  readonly publicUrl: string;
  readonly language: Language;
}

/** How the work is tied to others: bases and data by name, works found here, and any by identifier. */
export function WorkRows(props: Props) {
  const { works, kind, form, language } = props;
  const words = depositDescriptionWords[language];
  return (
    <fieldset class="rows" id={fieldId('related')}>
      <legend>{words.relationsTitle}</legend>
      <p class="hint">{words.relationsLead}</p>
      {kind === 'model' && (
        <>
          <TextField
            form={form}
            name="base_model"
            label={words.baseLabel}
            hint={words.baseHint}
            maxLength={4000}
          />
          <TextField
            form={form}
            name="datasets"
            label={words.datasetsLabel}
            hint={words.datasetsHint}
            maxLength={4000}
          />
        </>
      )}
      <ol class="plain" data-rows="work">
        {works.map((work, index) => (
          <WorkRow {...{ work, index, form, language }} isLast={index === works.length - 1} />
        ))}
      </ol>
      <button class="button quiet" name="do" value="work-add">
        {words.addRelation}
      </button>
      <FindWorks {...props} />
    </fieldset>
  );
}

function WorkRow({
  work,
  index,
  isLast,
  form,
  language,
}: {
  readonly work: DescribedWork;
  readonly index: number;
  readonly isLast: boolean;
  readonly form: FormState;
  readonly language: Language;
}) {
  const words = depositDescriptionWords[language];
  const at = (key: string) => `related[${index}].${key}`;
  const named = Object.keys(words.relations);
  const offered = [...named, ...relationTypes.filter((relation) => !named.includes(relation))];
  return (
    <li class="row">
      <fieldset>
        <legend data-number={words.relation(0)}>{words.relation(index + 1)}</legend>
        <input type="hidden" name="work-place" value={work.place ?? ''} />
        <div class="cells">
          <Field form={form} name={at('relation')} label={words.relationLabel}>
            {() => (
              <select id={fieldId(at('relation'))} name="work-relation">
                {offered.map((relation) => (
                  <option value={relation} selected={relation === work.relation}>
                    {words.relations[relation] ?? relation}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            form={form}
            name={at('identifier')}
            label={words.identifierLabel}
            hint={words.identifierHint}
          >
            {(describedBy, isWrong) => (
              <input
                id={fieldId(at('identifier'))}
                name="work-identifier"
                type="text"
                value={work.identifier}
                maxLength={2000}
                autocomplete="off"
                aria-describedby={describedBy}
                aria-invalid={isWrong ? 'true' : undefined}
              />
            )}
          </Field>
        </div>
        <RowButtons
          of="work"
          index={index}
          isLast={isLast}
          what={work.identifier === '' ? words.relation(index + 1) : work.identifier}
          language={language}
        />
      </fieldset>
    </li>
  );
}

function FindWorks({ kind, form, found, publicUrl, language }: Props) {
  const words = depositDescriptionWords[language];
  return (
    <div class="find-works" id="find-works">
      <TextField
        form={form}
        name="find"
        label={words.findTitle}
        hint={words.findLabel}
        maxLength={200}
      />
      <button class="button quiet" name="do" value="find">
        {words.find}
      </button>
      {found !== null && (
        <div role="status">
          <h3>{words.foundTitle}</h3>
          {found.length === 0 && <p>{words.foundNothing}</p>}
          <ul class="plain">
            {found.map((record) => (
              <li class="found-work">
                <a href={recordAddress(record)} target="_blank" rel="noopener">
                  <Theirs text={record.title} max={160} />
                </a>{' '}
                <span class="soft small">
                  {recordWords[language].kinds[record.kind]} ·{' '}
                  {`${record.namespace}/${record.name}`}
                </span>
                <div class="row-acts">
                  {waysToRelate(kind, record, publicUrl).map((way) => (
                    <button class="button quiet small" name="do" value={way.act}>
                      {wayInWords(way, language)}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface Way {
  readonly as: 'base' | 'data' | 'relation';
  readonly relation: string;
  /** What the button sends; see `applyAct`. */
  readonly act: string;
}

/** As what a work found here is usually tied to one of this kind (scholarly A.4). */
function waysToRelate(kind: RepositoryKind, record: RecordDocument, publicUrl: string): Way[] {
  const fullName = `${record.namespace}/${record.name}`;
  const relate = (relation: string): Way => ({
    as: 'relation',
    relation,
    act: `relate:${relation}:${publicUrl}/id/${record.pid}`,
  });
  const base: Way = { as: 'base', relation: '', act: `base:${fullName}` };
  const data: Way = { as: 'data', relation: '', act: `data:${fullName}` };
  const ways: Readonly<Record<RepositoryKind, Readonly<Record<RepositoryKind, Way[]>>>> = {
    paper: {
      model: [relate('Describes'), relate('Cites')],
      dataset: [relate('IsSupplementedBy'), relate('Cites')],
      paper: [relate('Cites')],
    },
    model: {
      model: [base, relate('IsVariantFormOf')],
      dataset: [data],
      paper: [relate('IsDescribedBy'), relate('Cites')],
    },
    dataset: {
      model: [relate('References')],
      dataset: [relate('IsDerivedFrom')],
      paper: [relate('IsDescribedBy'), relate('Cites')],
    },
  };
  return ways[kind][record.kind];
}

function wayInWords({ as, relation }: Way, language: Language): string {
  const words = depositDescriptionWords[language];
  switch (as) {
    case 'base':
      return words.asBase;
    case 'data':
      return words.asData;
    case 'relation':
      return words.relateAs(words.relations[relation] ?? relation);
  }
}
