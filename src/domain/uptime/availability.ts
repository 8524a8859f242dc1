/** A time during which one instance of the service was seen to answer, without a gap. */
export interface Stretch {
  readonly beganAt: Date;
  readonly seenAt: Date;
}

/** How much of a span the service answered. */
export interface Availability {
  readonly from: Date;
  readonly to: Date;
  /** Between 0 and 1: of the span, the part in which one instance at least answered. */
  readonly share: number;
}

/**
 * The availability from `from` to `to`: the union of stretches, which may overlap and come in any order.
 * Null where the span has no length.
 */
export function availabilityOf(
  stretches: readonly Stretch[],
  from: Date,
  to: Date,
): Availability | null {
  const [begin, end] = [from.getTime(), to.getTime()];
  if (end <= begin) return null;
  let upMs = 0;
  let reached = begin;
  for (const { beganAt, seenAt } of [...stretches].sort(byBeginning)) {
    const first = Math.max(reached, beganAt.getTime());
    const last = Math.min(end, seenAt.getTime());
    if (last <= first) continue;
    upMs += last - first;
    reached = last;
  }
  return { from, to, share: upMs / (end - begin) };
}

function byBeginning(one: Stretch, other: Stretch): number {
  return one.beganAt.getTime() - other.beganAt.getTime();
}
