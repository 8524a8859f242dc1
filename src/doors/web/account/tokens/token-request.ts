import type { NewToken } from '../../../../capabilities/identity/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';

/** A token as a form asks for it; it holds to the end of its last day, UTC. Throws `InvalidInput`. */
export function tokenRequest(values: Readonly<Record<string, string>>): NewToken {
  const { name = '', scope = '', expiresAt: day = '' } = values;
  if (day === '') return { name, scope };
  const expiresAt = new Date(`${day}T23:59:59Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(expiresAt.getTime())) {
    return { name, scope, expiresAt };
  }
  throw InvalidInput.field(
    'expiresAt',
    'date',
    `"${day.slice(0, 40)}" is not a day; write it as 2027-01-31.`,
  );
}
