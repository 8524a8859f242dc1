import { tokenScopes } from '../../../../domain/release/viewer.js';
import { FaultSummary } from '../../forms/fault-summary.js';
import { SelectField, TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { tokenWords } from '../../language/token-words.js';
import type { Visit } from '../../pages/visit.js';

/** Asks for what a token is made from. */
export function TokenForm({
  form,
  action,
  visit,
}: {
  readonly form: FormState;
  readonly action: string;
  readonly visit: Visit;
}) {
  const words = tokenWords[visit.language];
  return (
    <section class="narrow">
      <h2>{words.makeTitle}</h2>
      <FaultSummary form={form} fields={['name', 'scope', 'expiresAt']} language={visit.language} />
      <SecureForm visit={visit} action={action} label={words.makeTitle}>
        <TextField
          form={form}
          name="name"
          label={words.name}
          hint={words.nameHint}
          maxLength={200}
          required
        />
        <SelectField
          form={form}
          name="scope"
          label={words.scope}
          hint={words.scopeHint}
          options={tokenScopes.map((scope) => [scope, words.scopes[scope]] as const)}
        />
        <TextField
          form={form}
          name="expiresAt"
          type="date"
          label={words.expiry}
          hint={words.expiryHint}
          maxLength={10}
        />
        <button class="button">{words.make}</button>
      </SecureForm>
    </section>
  );
}
