import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { FaultSummary } from '../forms/fault-summary.js';
import { FieldFaults, fieldId, SelectField, TextField } from '../forms/fields.js';
import type { FormState } from '../forms/form-state.js';
import { SecureForm } from '../forms/secure-form.js';
import { depositWords } from '../language/deposit-words.js';
import type { Visit } from '../pages/visit.js';

/** The commonest first. */
const kinds: readonly RepositoryKind[] = ['paper', 'model', 'dataset'];

/** Asks for what a draft cannot be without: its kind, its place and its name. */
export function NewDepositForm({
  visit,
  form,
  namespaces,
}: {
  readonly visit: Visit;
  readonly form: FormState;
  /** Handles. */
  readonly namespaces: readonly string[];
}) {
  const words = depositWords[visit.language];
  return (
    <section class="narrow" aria-labelledby="new-title" id="new">
      <h2 id="new-title">{words.newTitle}</h2>
      <p>{words.newLead}</p>
      <FaultSummary
        form={form}
        fields={['kind', 'title', 'namespace', 'name']}
        language={visit.language}
      />
      <SecureForm visit={visit} action="/deposit" label={words.newTitle}>
        <KindChoice form={form} visit={visit} />
        <TextField
          form={form}
          name="title"
          label={words.titleLabel}
          hint={words.titleHint}
          required
        />
        <SelectField
          form={form}
          name="namespace"
          label={words.namespaceLabel}
          hint={words.namespaceHint}
          options={namespaces.map((handle) => [handle, handle] as const)}
          required
        />
        <TextField
          form={form}
          name="name"
          label={words.nameLabel}
          hint={words.nameHint}
          maxLength={96}
          autocomplete="off"
          required
        />
        <button class="button">{words.create}</button>
      </SecureForm>
    </section>
  );
}

function KindChoice({ form, visit }: { readonly form: FormState; readonly visit: Visit }) {
  const words = depositWords[visit.language];
  return (
    <fieldset class="choices" id={fieldId('kind')}>
      <legend>{words.kindLabel}</legend>
      {kinds.map((kind) => (
        <label class="choice">
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={form.values['kind'] === kind}
            required
          />
          <span>
            <strong>{words.kinds[kind].name}</strong>
            <span class="soft">{words.kinds[kind].explained}</span>
          </span>
        </label>
      ))}
      <FieldFaults form={form} name="kind" />
    </fieldset>
  );
}
