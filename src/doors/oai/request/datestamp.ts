/** An instant of a request, with how exactly it was given (OAI-PMH 2.0 §3.3.1). */
export interface Datestamp {
  /** First second of it. */
  readonly from: Date;
  /** Last second of it. */
  readonly until: Date;
  readonly granularity: 'day' | 'second';
}

const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})Z)?$/;

/** Reads `2026-11-24` or `2026-11-24T10:20:30Z`; null for anything else, and for days that never were. */
export function readDatestamp(text: string): Datestamp | null {
  const [, day, time] = pattern.exec(text) ?? [];
  // There is no year 0 (XML Schema 1.0 §3.2.9).
  if (day === undefined || day.startsWith('0000')) return null;
  const from = new Date(`${day}T${time ?? '00:00:00'}Z`);
  const canonical = `${day}T${time ?? '00:00:00'}.000Z`;
  // February 30 becomes March 2, and an hour of 24 the next day.
  if (Number.isNaN(from.getTime()) || from.toISOString() !== canonical) return null;
  return time === undefined
    ? { from, until: new Date(from.getTime() + 86_399_000), granularity: 'day' }
    : { from, until: from, granularity: 'second' };
}

/** `2026-11-24T10:20:30Z`. */
export function writeDatestamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
