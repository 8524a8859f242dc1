/** A day and what was counted on it, people and programs apart. */
export interface CountedDay extends DayCounts {
  /** `2026-11-24` */
  readonly day: string;
}

interface DayCounts {
  readonly people: number;
  readonly programs: number;
}

const dayMs = 86_400_000;

/** Every day from the first to the last, those without a count as zero. Days are `YYYY-MM-DD`. */
export function everyDay(
  counts: ReadonlyMap<string, DayCounts>,
  from: string,
  to: string,
): readonly CountedDay[] {
  const days: CountedDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, ...(counts.get(day) ?? { people: 0, programs: 0 }) });
  }
  return days;
}

/** The day of the highest bar, the latest of several; null where nothing was counted. */
export function busiestDay(days: readonly CountedDay[]): CountedDay | null {
  return days.reduce<CountedDay | null>(
    (most, day) => (tallOf(day) > 0 && tallOf(day) >= tallOf(most) ? day : most),
    null,
  );
}

/**
 * Two SVG paths with a bar for each day: people from the ground up, programs on top of them, as high
 * together as their counts against the highest. What is counted at all is seen: no bar is lower than a
 * unit.
 */
export function barPaths(
  days: readonly CountedDay[],
  width: number,
  height: number,
): { readonly people: string; readonly programs: string } {
  const unit = height / Math.max(1, tallOf(busiestDay(days)));
  const step = width / Math.max(1, days.length);
  const bar = (index: number, ground: number, count: number): string => {
    if (count === 0) return '';
    const tall = round(Math.min(ground, Math.max(1, count * unit)));
    return `M${round(index * step)} ${round(ground)}v-${tall}h${round(step * 0.75)}v${tall}z`;
  };
  return {
    people: days.map(({ people }, index) => bar(index, height, people)).join(''),
    programs: days
      .map(({ people, programs }, index) =>
        bar(index, height - (people === 0 ? 0 : Math.max(1, people * unit)), programs),
      )
      .join(''),
  };
}

function tallOf(day: CountedDay | null): number {
  return day === null ? 0 : day.people + day.programs;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
