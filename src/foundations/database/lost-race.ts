import { NotFound, type SphereError, Unavailable } from '../../domain/errors/sphere-error.js';
import type { Unreachable } from '../../domain/refusals/service-refusals.js';

/**
 * What a failure of the database means where no capability foresaw it: something was removed by
 * another request meanwhile, or the database cannot answer for now. Null for every other failure,
 * which is a mistake of ours.
 */
export function lostRace(error: unknown): SphereError | null {
  const code = codeOf(error);
  if (code === null) return null;
  if (code === foreignKeyViolation) {
    const message = 'What this belongs to was removed by another request meanwhile.';
    return new NotFound('removed-meanwhile', message, { cause: error });
  }
  const known = passing.find(([pattern]) => pattern.test(code));
  if (known === undefined) return null;
  const [, reason, what] = known;
  return new Unavailable(reason, 2, { cause: error, facts: { what } });
}

const foreignKeyViolation = '23503';

/** SQLSTATE or the code of a socket, and what it means to a client (PostgreSQL, appendix A). */
const passing: readonly (readonly [RegExp, string, Unreachable])[] = [
  [
    /^(40001|40P01|55P03)$/,
    'Another request was in the way; nothing was changed, send it again.',
    'another-request',
  ],
  [/^53100$|^ENOSPC$/, 'No space is left to store this; nothing was changed.', 'space'],
  [
    /^(53\d{3}|57P0[1-3]|08\d{3}|ECONNREFUSED|ECONNRESET)$/,
    'The database does not answer.',
    'database',
  ],
];

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined || driverError === error ? null : codeOf(driverError);
}
