import { InvalidInput, Refused, type SphereError } from '../../../domain/errors/sphere-error.js';
import { type FormState, refusedForm } from '../forms/form-state.js';

/**
 * The form again with why it was refused. Fields of a card are named as the forms of a deposit name
 * theirs: `metadata.creators[0].orcid` is `creators[0].orcid` there. Throws what is no refusal.
 */
export function refusedDeposit(
  values: Readonly<Record<string, string>>,
  error: unknown,
): FormState & { readonly refusal: SphereError } {
  const refused = refusedForm(values, error);
  const { code, message, remedy, faults: given } = refused.refusal;
  const faults = given.map((fault) => ({ ...fault, field: formField(fault.field) }));
  const details = { faults, ...(remedy !== undefined && { remedy }), cause: error };
  if (error instanceof Refused) return { values, refusal: new Refused(code, message, details) };
  if (error instanceof InvalidInput) {
    return { values, refusal: new InvalidInput(message, details, code) };
  }
  return refused;
}

function formField(field: string): string {
  return field
    .replace(/^metadata\./, '')
    .replace(/^(creators\[\d+\])\.affiliations?\[0\]\.name$/, '$1.affiliation')
    .replace(/^(creators\[\d+\])\.affiliations?\[0\]\.ror$/, '$1.ror')
    .replace(/^(keywords|language|base_model|datasets)(?:\[\d+\]).*$/, '$1');
}
