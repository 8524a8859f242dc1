import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import {
  type CompetingInterests,
  declarationStatuses,
  interestKinds,
  readCompetingInterests,
} from '../../../../domain/review/competing-interests.js';
import { type FormState, formValues, repeatedValue } from '../../forms/form-state.js';
import { readText } from '../../forms/read-text.js';

/** Named as refusals name what is at fault. */
export const declarationFields = {
  status: 'competingInterests.status',
  kinds: 'competingInterests.kinds',
  statement: 'competingInterests.statement',
} as const;

const maxStatement = 5_000;

/** A declaration as it stands in its form. */
export function declarationForm(
  declared: CompetingInterests | null,
): FormState & { readonly kinds: readonly string[] } {
  return {
    values: {
      [declarationFields.status]: declared?.status ?? '',
      [declarationFields.statement]: declared?.statement ?? '',
    },
    kinds: declared?.kinds ?? [],
    refusal: null,
  };
}

/** The declaration that a form holds. Throws `InvalidInput`. */
export function readDeclaration(body: unknown): CompetingInterests {
  const values = formValues(body);
  const status = declarationStatuses.find((known) => known === values[declarationFields.status]);
  if (status === undefined) {
    const message = 'Say whether anything ties you to this work.';
    throw InvalidInput.field(declarationFields.status, 'missing', message);
  }
  const statement = readText(values, declarationFields.statement, maxStatement);
  if (statement.faults.length > 0) {
    throw new InvalidInput(statement.faults.map(({ message }) => message).join(' '), statement);
  }
  const kinds = interestKinds.filter((kind) => chosenKinds(body).includes(kind));
  return readCompetingInterests({ status, kinds, statement: statement.text });
}

/** The kinds that are ticked in a form, known or not. */
export function chosenKinds(body: unknown): readonly string[] {
  return repeatedValue(body, declarationFields.kinds);
}

/** Whether a form brings a declaration along. */
export function hasDeclaration(body: unknown): boolean {
  return formValues(body)[declarationFields.status] !== undefined;
}
