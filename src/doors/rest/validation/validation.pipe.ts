import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, InvalidInput, makeFault } from '../../../domain/errors/sphere-error.js';
import type { Wanted } from '../../../domain/refusals/input-faults.js';

/**
 * Checks the shape of what comes in against its class. Throws `InvalidInput` that lists every fault
 * by its field, and refuses fields that nobody asked for.
 */
export function restValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false },
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => faultsOf(error, ''));
      return new InvalidInput(faults[0]?.message ?? 'The input has a wrong shape.', { faults });
    },
  });
}

const codes: Readonly<Record<string, Wanted['code']>> = {
  arrayMaxSize: 'too-many',
  arrayMinSize: 'too-few',
  isArray: 'type',
  isBoolean: 'type',
  isClean: 'bad-character',
  isCleanJson: 'bad-content',
  isIn: 'not-allowed',
  isInt: 'out-of-range',
  isIso8601: 'date',
  isObject: 'type',
  isString: 'type',
  max: 'out-of-range',
  maxLength: 'too-long',
  min: 'out-of-range',
  minLength: 'too-short',
  nestedValidation: 'type',
  unknownValue: 'type',
  whitelistValidation: 'unknown-field',
};

/** Wishes that some registries grant; the answer says which rule stands against them. */
const closingFields: Readonly<Record<string, string>> = {
  private: 'R48',
  visibility: 'R48',
  gated: 'R46',
  price: 'R46',
  embargo: 'R47',
  embargoUntil: 'R47',
  embargo_date: 'R47',
  access: 'R47',
  accessRight: 'R47',
  access_right: 'R47',
};

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const field = fieldOf(parent, error.property);
  const constraints = Object.entries(error.constraints ?? {});
  const known = constraints.find(([name]) => name === 'whitelistValidation');
  // One fault for each field: a missing text is not also too long and of a wrong type.
  const [first] = known === undefined ? orderedByUse(constraints) : [known];
  const own = first === undefined ? [] : [toFault(first, error, field)];
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}

function toFault(
  [constraint, text]: readonly [string, string],
  error: ValidationError,
  field: string,
): Fault {
  if (constraint === 'whitelistValidation') return unknownField(error.property, field);
  const wanted = wantedBy(constraint, error);
  if (error.value === undefined || error.value === null) {
    return makeFault(field, 'missing', `"${field}" is missing. ${text}`, { wanted });
  }
  // Of a field that came twice, class-validator leaves the placeholder as it is.
  const message = text.replaceAll('"$value"', 'a list or an object').slice(0, 400);
  return { field, code: wanted.code, message, facts: wanted.facts };
}

/** What the decorator of a field keeps beside its sentence (`fields.ts`), with the value that came. */
function wantedBy(constraint: string, { contexts, value }: ValidationError): Wanted {
  const context = contexts?.[constraint] as object | undefined;
  const shown = typeof value === 'object' ? undefined : String(value).slice(0, 80);
  const isAbsent = value === undefined || value === null;
  return {
    code: codes[constraint] ?? 'invalid',
    facts: { ...context, ...(!isAbsent && shown !== undefined && { value: shown }) },
  } as Wanted;
}

function unknownField(name: string, field: string): Fault {
  const rule = Object.hasOwn(closingFields, name) ? closingFields[name] : undefined;
  const shown = field.slice(0, 120);
  if (rule === undefined) {
    const message = `"${shown}" is not a field of this request; leave it out.`;
    return makeFault(shown, 'unknown-field', message, { name: shown });
  }
  const message = `"${shown}" does not exist here: what is released is public, free of charge and open for ever (licence-policy ${rule}).`;
  return { ...makeFault(shown, 'unknown-field', message, { name: shown, rule }), rule };
}

function fieldOf(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

/** The wrong type says more than what follows from it. */
function orderedByUse(constraints: readonly [string, string][]): readonly [string, string][] {
  const rank = (name: string): number => (codes[name] === 'type' ? 0 : 1);
  return [...constraints].sort(([one], [other]) => rank(one) - rank(other));
}
