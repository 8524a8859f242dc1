import { InvalidInput } from '../../../domain/errors/sphere-error.js';

/** The instant (ms) at which a day such as `2026-03-01` begins, UTC; null where none is given. Throws `InvalidInput`. */
export function readDay(field: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const time = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // Some engines read the 31st of a short month as the 1st of the next.
  if (Number.isNaN(time) || formatDay(time) !== text) {
    const message = `"${text.slice(0, 40)}" is not a day such as 2026-03-01.`;
    throw InvalidInput.field(field, 'date', message, {
      value: text.slice(0, 40),
      example: '2026-03-01',
    });
  }
  return time;
}

/** `YYYY-MM-DD`, UTC. */
export function formatDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
