import {
  Conflict,
  Forbidden,
  InvalidInput,
  Moved,
  NotAcceptable,
  NotFound,
  Refused,
  type SphereError,
  StaleRevision,
  TooLarge,
  TooManyAttempts,
  Unauthenticated,
  Unavailable,
  Withdrawn,
} from '../../domain/errors/sphere-error.js';

/** Statuses of the classes of refusal; the order matters to nobody, the classes are disjoint. */
const statuses: readonly (readonly [new (...args: never) => SphereError, number])[] = [
  [InvalidInput, 400],
  [Unauthenticated, 401],
  [Forbidden, 403],
  [NotFound, 404],
  [NotAcceptable, 406],
  [Conflict, 409],
  [Withdrawn, 410],
  [StaleRevision, 412],
  [TooLarge, 413],
  [Refused, 422],
  [TooManyAttempts, 429],
  [Unavailable, 503],
  [Moved, 307],
];

/** The HTTP status of a refusal, for every door that speaks plain HTTP (RFC 9110 §15). */
export function statusOfRefusal(error: SphereError): number {
  if (error.code === 'unsupported-media-type') return 415;
  if (error.code === 'address-too-long') return 414;
  const row = statuses.find(([type]) => error instanceof type);
  if (row === undefined) throw new Error(`No status for ${error.name}.`);
  return row[1];
}
