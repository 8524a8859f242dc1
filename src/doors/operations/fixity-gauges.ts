import type { FixityStanding } from '../../capabilities/fixity/index.js';
import type { GaugeValue } from './gauges.js';

/** How much of what is stored is damaged, and how far the checks are. */
export function fixityGauges(
  { damagedBlobs, oldestLookAt, periodDays }: FixityStanding,
  now: Date,
): readonly GaugeValue[] {
  const ageMs = oldestLookAt === null ? 0 : now.getTime() - oldestLookAt.getTime();
  return [
    gauge(
      'sphere_damaged_blobs',
      'Blobs that were missing or corrupt when they were last read. More than 0 is an alarm.',
      damagedBlobs,
    ),
    gauge(
      'sphere_fixity_oldest_check_age_seconds',
      'How long ago that blob was read whose last reading is the oldest.',
      Math.max(0, ageMs / 1_000),
    ),
    gauge(
      'sphere_fixity_period_seconds',
      'Within how long each blob is read again; 0 where the service does not do that.',
      periodDays * 86_400,
    ),
  ];
}

function gauge(name: string, help: string, value: number): GaugeValue {
  return { name, help, labels: {}, value };
}
