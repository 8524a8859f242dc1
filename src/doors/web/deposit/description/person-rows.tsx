import type { DescribedPerson } from '../../../../domain/card/described-people.js';
import { Field, fieldId, FieldMark } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { depositDescriptionWords } from '../../language/deposit-description-words.js';
import type { Language } from '../../language/language.js';
import { RowButtons } from './row-buttons.js';

interface Props {
  readonly people: readonly DescribedPerson[];
  readonly form: FormState;
  readonly language: Language;
}

/** The creators in their order, each with what a citation and an identifier need. */
export function PersonRows({ people, form, language }: Props) {
  const words = depositDescriptionWords[language];
  const rows = people.length === 0 ? [{ ...nobody }] : people;
  return (
    <fieldset class="rows" id={fieldId('creators')}>
      <legend>{words.peopleTitle}</legend>
      <p class="hint">{words.peopleLead}</p>
      <FieldMark form={form} name="creators" />
      <ol class="plain" data-rows="person">
        {rows.map((person, index) => (
          <PersonRow {...{ person, index, form, language }} isLast={index === rows.length - 1} />
        ))}
      </ol>
      <button class="button quiet" name="do" value="person-add" data-act="add" data-of="person">
        {words.addPerson}
      </button>
    </fieldset>
  );
}

const nobody: DescribedPerson = { name: '', orcid: '', affiliation: '', ror: '', place: null };

function PersonRow({
  person,
  index,
  isLast,
  form,
  language,
}: {
  readonly person: DescribedPerson;
  readonly index: number;
  readonly isLast: boolean;
  readonly form: FormState;
  readonly language: Language;
}) {
  const words = depositDescriptionWords[language];
  const at = (key: string) => `creators[${index}].${key}`;
  const cells: readonly {
    readonly key: 'name' | 'orcid' | 'affiliation' | 'ror';
    readonly label: string;
    readonly hint: string;
  }[] = [
    { key: 'name', label: words.nameLabel, hint: words.nameHint },
    { key: 'orcid', label: words.orcidLabel, hint: words.orcidHint },
    { key: 'affiliation', label: words.affiliationLabel, hint: words.affiliationHint },
    { key: 'ror', label: words.rorLabel, hint: words.rorHint },
  ];
  return (
    <li class="row">
      <fieldset>
        <legend data-number={words.person(0)}>{words.person(index + 1)}</legend>
        <input type="hidden" name="creator-place" value={person.place ?? ''} />
        <div class="cells">
          {cells.map(({ key, ...shown }) => (
            <Field form={form} name={at(key)} {...shown}>
              {(describedBy, isWrong) => (
                <input
                  id={fieldId(at(key))}
                  name={`creator-${key}`}
                  type="text"
                  value={person[key]}
                  maxLength={500}
                  autocomplete="off"
                  data-check={key === 'orcid' || key === 'ror' ? key : undefined}
                  aria-describedby={describedBy}
                  aria-invalid={isWrong ? 'true' : undefined}
                />
              )}
            </Field>
          ))}
        </div>
        <RowButtons
          of="person"
          index={index}
          isLast={isLast}
          what={person.name === '' ? words.person(index + 1) : person.name}
          language={language}
        />
      </fieldset>
    </li>
  );
}
