/** A day and what was counted on it. */
export interface CountedDay {
  /** `2026-11-24` */
  readonly day: string;
  readonly count: number;
}

const dayMs = 86_400_000;

/** Every day from the first to the last, those without a count as zero. Days are `YYYY-MM-DD`. */
export function everyDay(
  counts: ReadonlyMap<string, number>,
  from: string,
  to: string,
): readonly CountedDay[] {
  const days: CountedDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, count: counts.get(day) ?? 0 });
  }
  return days;
}

/** The day of the highest count, the latest of several; null where nothing was counted. */
export function busiestDay(days: readonly CountedDay[]): CountedDay | null {
  return days.reduce<CountedDay | null>(
    (most, day) => (day.count > 0 && day.count >= (most?.count ?? 0) ? day : most),
    null,
  );
}

/**
 * One SVG path with a bar for each day, as high as its count against the highest. What is counted at
 * all is seen: no bar is lower than a unit.
 */
export function barsPath(days: readonly CountedDay[], width: number, height: number): string {
  const most = busiestDay(days)?.count ?? 0;
  const step = width / Math.max(1, days.length);
  return days
    .map(({ count }, index) => {
      if (count === 0) return '';
      const tall = round(Math.max(1, (count / most) * height));
      return `M${round(index * step)} ${height}v-${tall}h${round(step * 0.75)}v${tall}z`;
    })
    .join('');
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
