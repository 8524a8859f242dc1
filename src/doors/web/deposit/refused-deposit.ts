import { type FormState, refusedForm } from '../forms/form-state.js';
import type { Language } from '../language/language.js';

/**
 * The form again with why it was refused. Fields of a card are named as the forms of a deposit name
 * theirs: `metadata.creators[0].orcid` is `creators[0].orcid` there. Throws what is no refusal.
 */
export function refusedDeposit(
  values: Readonly<Record<string, string>>,
  error: unknown,
  language: Language,
): FormState {
  const { refusal } = refusedForm(values, error, language);
  const faults = refusal.faults.map((fault) => ({ ...fault, field: formField(fault.field) }));
  return { values, refusal: { ...refusal, faults } };
}

/** A form that its own page refuses, in words of the page. */
export function refusedHere(
  values: Readonly<Record<string, string>>,
  status: 400 | 412,
  message: string,
  field?: string,
): FormState {
  const faults = field === undefined ? [] : [{ field, message }];
  return { values, refusal: { status, message, remedy: undefined, faults } };
}

function formField(field: string): string {
  return field
    .replace(/^metadata\./, '')
    .replace(/^(creators\[\d+\])\.affiliations?\[0\]\.name$/, '$1.affiliation')
    .replace(/^(creators\[\d+\])\.affiliations?\[0\]\.ror$/, '$1.ror')
    .replace(/^(keywords|language|base_model|datasets)(?:\[\d+\]).*$/, '$1');
}
