import type { Fault } from '../../errors/sphere-error.js';
import type { BaseFinding, DerivedLicence } from '../compatibility.js';
import type { LicenceReason } from '../reason-code.js';
import { docsOf, factsOf } from '../refusal-facts.js';
import type { BaseDeclaration } from './base-declarations.js';

/** The fault of a base that nobody can tell the licence of, with the lines to add to the card. */
export function unknownBaseFault(id: string, field: string, why: string): Fault {
  const addToCard = [
    'bases:',
    `  - id: ${id}`,
    '    license: <its SPDX identifier>',
    '    url: <where its licence can be seen>',
  ].join('\n');
  return {
    ...common('LIC_BASE_UNKNOWN', field, id),
    message: `${why} If its licence is open, add to the card:\n${addToCard}`,
    addToCard,
  };
}

/** The fault of a base that leads back to the release itself. */
export function cycleFault(id: string, field: string): Fault {
  return {
    ...common('LIC_BASE_CYCLE', field, id),
    message: `${id} builds on this very repository, so its origin cannot be told. ${factsOf('LIC_BASE_CYCLE').remedy ?? ''}`,
  };
}

/** The fault behind what `checkDerivedLicence` found about one base. */
export function derivedLicenceFault(
  { reason, base }: BaseFinding,
  { id, field, licence, relation }: BaseDeclaration,
  { derived, satisfying }: DerivedLicence,
): Fault {
  if (reason === 'LIC_BASE_UNKNOWN') {
    const why =
      base.reason === 'LIC_MISSING'
        ? `The base ${id} is not released here and the card does not give its licence.`
        : `The licence of the base ${id} cannot be relied on: ${base.explanation}`;
    return { ...unknownBaseFault(id, field, why), declared: licence, relation };
  }
  const details = { declared: licence, canonical: base.canonical, relation };
  if (reason === 'LIC_BASE_NOT_OPEN') {
    return {
      ...common(reason, field, id),
      ...details,
      message: `The base ${id} is under ${base.canonical ?? 'a closed licence'}. ${base.explanation} ${factsOf(reason).remedy ?? ''}`,
    };
  }
  const fitting =
    satisfying.length === 0
      ? 'No licence satisfies all the bases.'
      : `These would satisfy all the bases: ${satisfying.join(', ')}.`;
  return {
    ...common(reason, field, id),
    ...details,
    accepted: satisfying,
    message: `The base ${id} is under ${base.canonical ?? ''}, which does not allow weights derived from it to be released under ${derived.canonical ?? ''}. ${fitting}`,
  };
}

function common(
  code: LicenceReason,
  field: string,
  base: string,
): Omit<Fault, 'message'> & {
  readonly field: string;
  readonly code: string;
} {
  const { rule, why } = factsOf(code);
  return { field, code, base, kind: 'weights', rule, why: `The work ${why}.`, docs: docsOf(code) };
}
