import { InvalidInput } from '../../domain/errors/sphere-error.js';
import type { Matched } from '../../domain/refusals/notify-refusals.js';

/**
 * The refusal of a member that is well-formed and matches nothing here.
 * @param sentence goes on after the value
 */
export function unmatched(
  field: string,
  what: Matched,
  value: string,
  sentence: string,
): InvalidInput {
  const shown = value.slice(0, 200);
  return InvalidInput.field(field, 'notify-unmatched', `"${shown}" ${sentence}.`, {
    what,
    value: shown,
  });
}
