import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { parseDisplayName } from '../../domain/identifiers/display-name.js';
import { parseHandle } from '../../domain/identifiers/handle.js';
import { parseRor } from '../../domain/identifiers/ror.js';
import { gatherFields, oneOf } from './gather-fields.js';
import type { ReviewSettings } from './identity-view.js';

/** An organisation to be founded. */
export interface NewOrganisation {
  readonly handle: string;
  readonly displayName: string;
  readonly ror?: string;
  readonly review?: { readonly mode: string; readonly windowDays?: number };
}

const reviewModes = ['none', 'advisory'] as const;
const defaultWindowDays = 14;
const maxWindowDays = 365;

/** Throws `InvalidInput` with the faults of all fields. */
export function readOrganisation(input: NewOrganisation) {
  return gatherFields({
    handle: () => parseHandle(input.handle),
    displayName: () => parseDisplayName(input.displayName),
    ror: () => (input.ror === undefined ? null : parseRor(input.ror)),
    review: () => readReview(input.review ?? { mode: 'none' }),
  });
}

/** Throws `InvalidInput`: `unknown-value`, `out-of-range`. */
export function readReview(review: NonNullable<NewOrganisation['review']>): ReviewSettings {
  const mode = oneOf(reviewModes, review.mode, 'review.mode');
  if (mode === 'none') return { mode, windowDays: null };
  const windowDays = review.windowDays ?? defaultWindowDays;
  if (Number.isInteger(windowDays) && windowDays >= 1 && windowDays <= maxWindowDays) {
    return { mode, windowDays };
  }
  throw InvalidInput.field(
    'review.windowDays',
    'out-of-range',
    `A review window of ${windowDays} days is not possible; write a whole number from 1 to ${maxWindowDays}.`,
    { value: `${windowDays}`, min: 1, max: maxWindowDays },
  );
}
