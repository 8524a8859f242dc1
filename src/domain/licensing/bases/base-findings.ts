import { type Fault, makeFault } from '../../errors/sphere-error.js';
import type { LicenceFacts } from '../../refusals/licence-facts.js';
import type { BaseFinding, DerivedLicence } from '../compatibility.js';
import type { LicenceReason } from '../reason-code.js';
import { docsOf, factsOf } from '../refusal-facts.js';
import type { BaseDeclaration } from './base-declarations.js';

/** Why nobody can tell the licence of a base. */
export type UnknownBase = Extract<LicenceFacts, { readonly about: 'base-unknown' }>['why'];

/** The fault of a base that nobody can tell the licence of, with the lines to add to the card. */
export function unknownBaseFault(id: string, field: string, why: UnknownBase): Fault {
  const addToCard = [
    'bases:',
    `  - id: ${id}`,
    '    license: <its SPDX identifier>',
    '    url: <where its licence can be seen>',
  ].join('\n');
  const message = `${sentenceOf(id, why)} If its licence is open, add to the card:\n${addToCard}`;
  const facts = { about: 'base-unknown', id, why, addToCard } as const;
  return {
    ...makeFault(field, 'LIC_BASE_UNKNOWN', message, facts),
    ...common('LIC_BASE_UNKNOWN', id),
    addToCard,
  };
}

function sentenceOf(id: string, why: UnknownBase): string {
  switch (why.what) {
    case 'no-name':
      return `The card's ${why.field} names no base.`;
    case 'not-here':
      return `The base ${id} is not released here and the card does not give its licence.`;
    case 'unreadable':
      return `The licence of the base ${id} cannot be relied on: ${why.verdict.explanation}`;
    case 'undeclared':
      return `${why.path} says that it was made from ${why.name}, and the card does not declare it.`;
  }
}

/** The fault of a base that leads back to the release itself. */
export function cycleFault(id: string, field: string): Fault {
  const message = `${id} builds on this very repository, so its origin cannot be told. ${factsOf('LIC_BASE_CYCLE').remedy ?? ''}`;
  return {
    ...makeFault(field, 'LIC_BASE_CYCLE', message, { about: 'base-cycle', id }),
    ...common('LIC_BASE_CYCLE', id),
  };
}

/** The fault behind what `checkDerivedLicence` found about one base. */
export function derivedLicenceFault(
  { reason, base }: BaseFinding,
  { id, field, licence, relation }: BaseDeclaration,
  { derived, satisfying }: DerivedLicence,
): Fault {
  if (reason === 'LIC_BASE_UNKNOWN') {
    const why: UnknownBase =
      base.reason === 'LIC_MISSING' ? { what: 'not-here' } : { what: 'unreadable', verdict: base };
    return { ...unknownBaseFault(id, field, why), declared: licence, relation };
  }
  const details = { declared: licence, canonical: base.canonical, relation };
  if (reason === 'LIC_BASE_NOT_OPEN') {
    const message = `The base ${id} is under ${base.canonical ?? 'a closed licence'}. ${base.explanation} ${factsOf(reason).remedy ?? ''}`;
    return {
      ...makeFault(field, reason, message, { about: 'base-closed', id, verdict: base }),
      ...common(reason, id),
      ...details,
    };
  }
  const fitting =
    satisfying.length === 0
      ? 'No licence satisfies all the bases.'
      : `These would satisfy all the bases: ${satisfying.join(', ')}.`;
  const facts = {
    about: 'base-conflict',
    id,
    licence: base.canonical ?? '',
    derived: derived.canonical ?? '',
    satisfying,
  } as const;
  const message = `The base ${id} is under ${facts.licence}, which does not allow weights derived from it to be released under ${facts.derived}. ${fitting}`;
  return {
    ...makeFault(field, reason, message, facts),
    ...common(reason, id),
    ...details,
    accepted: satisfying,
  };
}

function common(code: LicenceReason, base: string) {
  const { rule, why } = factsOf(code);
  return { base, kind: 'weights', rule, why: `The work ${why}.`, docs: docsOf(code) };
}
