import { InvalidInput } from '../../../domain/errors/sphere-error.js';

/** Instants of UTC: `from` is in it, `until` is not. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

const dayMs = 86_400_000;

/** A day, `2026-01-31`. Throws `InvalidInput`. */
export function readDay(text: string): Period {
  const from = instantOf('date', text, /^\d{4}-\d{2}-\d{2}$/, '2026-01-31', text);
  return { from, until: new Date(from.getTime() + dayMs) };
}

/** A month, `2026-01`. Throws `InvalidInput`. */
export function readMonth(text: string): Period {
  const from = instantOf('month', text, /^\d{4}-\d{2}$/, '2026-01', `${text}-01`);
  return { from, until: new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1)) };
}

/** A week of ISO 8601, `2026-W05`, from Monday on. Throws `InvalidInput`. */
export function readWeek(text: string): Period {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(text) ?? [];
  const number = Number(week);
  if (year === undefined || year === '0000' || !(number >= 1 && number <= 53)) {
    throw wrong('week', text, '2026-W05');
  }
  // The fourth of January is always in the first week.
  const fourth = Date.parse(`${year}-01-04T00:00:00Z`);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  const from = new Date(fourth + ((number - 1) * 7 - weekday) * dayMs);
  return { from, until: new Date(from.getTime() + 7 * dayMs) };
}

function instantOf(field: string, text: string, form: RegExp, example: string, day: string): Date {
  const from = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(from.getTime()) && from.toISOString().startsWith(day);
  if (!form.test(text) || text.startsWith('0000') || !isDay) throw wrong(field, text, example);
  return from;
}

function wrong(field: string, text: string, example: string): InvalidInput {
  const message = `"${text.slice(0, 40)}" is no ${field}; write one as in ${example}.`;
  return InvalidInput.field(field, 'date', message, { value: text.slice(0, 40), example });
}
