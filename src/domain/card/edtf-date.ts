const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/;
const oneDayMs = 24 * 60 * 60 * 1000;

/** True for an EDTF level 0 date that the calendar has: `2026`, `2026-02`, `2026-02-28`, with time. */
export function isEdtfDate(text: string): boolean {
  return firstDayOf(text) !== null;
}

/** True for a date or an interval `start/end` in order (EDTF level 0). */
export function isEdtfDateOrInterval(text: string): boolean {
  const [start, end, ...rest] = text.split('/');
  if (start === undefined || rest.length > 0) return false;
  if (end === undefined) return isEdtfDate(start);
  const [from, until] = [firstDayOf(start), firstDayOf(end)];
  return from !== null && until !== null && from <= until;
}

/**
 * True where a date begins more than a day after `today` (`YYYY-MM-DD`); somewhere on earth it is
 * already tomorrow.
 */
export function isInFuture(text: string, today: string): boolean {
  const [day, now] = [firstDayOf(text), firstDayOf(today)];
  return day !== null && now !== null && day > now + oneDayMs;
}

/** Milliseconds of the first day that the date covers; null where there is no such day. */
function firstDayOf(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, year = '', month = '01', day = '01'] = match;
  const instant = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // February 30 becomes March 2, hence the comparison.
  return !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(`${year}-${month}-${day}`)
    ? instant.getTime()
    : null;
}
