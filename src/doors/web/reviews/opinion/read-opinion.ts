import { type Fault, InvalidInput, makeFault } from '../../../../domain/errors/sphere-error.js';
import type { OpinionView } from '../../../../capabilities/review/index.js';
import {
  type Aspects,
  aspectNames,
  type OpinionText,
  recommendations,
} from '../../../../domain/review/opinion.js';
import { type FormState, freshForm } from '../../forms/form-state.js';
import { readText } from '../../forms/read-text.js';

const limits = { summary: 2_000, body: 100_000, aspect: 20_000, aiUse: 5_000 } as const;

/** Name of the field of an aspect, as refusals name it. */
export function aspectField(aspect: keyof Aspects): string {
  return `aspects.${aspect}`;
}

/** The fields of the form, in its order. */
export const opinionFields: readonly string[] = [
  'recommendation',
  'summary',
  'body',
  ...aspectNames.map(aspectField),
  'aiUse',
];

/** How long the text of a field may be, in characters. */
export function limitOf(field: string): number {
  if (field === 'summary' || field === 'body' || field === 'aiUse') return limits[field];
  return limits.aspect;
}

/** An opinion as it stands in its form; an empty form where there is none. */
export function opinionForm(opinion: OpinionView | null): FormState {
  if (opinion === null) return freshForm();
  const { recommendation, summary, body, aspects, aiUse } = opinion.document;
  const said = aspectNames.map((aspect) => [aspectField(aspect), aspects[aspect] ?? ''] as const);
  return freshForm({ recommendation, summary, body, aiUse, ...Object.fromEntries(said) });
}

/** The opinion that a form holds. Throws `InvalidInput` with every field that is at fault. */
export function readOpinion(values: Readonly<Record<string, string>>): OpinionText {
  const recommendation = recommendations.find((known) => known === values['recommendation']);
  const read = (field: string) => readText(values, field, limitOf(field));
  const faults: Fault[] = opinionFields.flatMap((field) => read(field).faults);
  if (recommendation === undefined) {
    const fault = makeFault('recommendation', 'missing', 'Choose what you advise.');
    throw refused([fault, ...faults]);
  }
  if (faults.length > 0) throw refused(faults);
  const aspects = aspectNames.map((aspect) => [aspect, read(aspectField(aspect)).text] as const);
  return {
    recommendation,
    summary: read('summary').text,
    body: read('body').text,
    aiUse: read('aiUse').text,
    aspects: Object.fromEntries(aspects),
  };
}

function refused(faults: readonly Fault[]): InvalidInput {
  return new InvalidInput(faults.map(({ message }) => message).join(' '), { faults });
}
