import type { GaugeValue } from './gauges.js';

/** How much of what is stored is damaged; anything but 0 is an alarm. */
export function damageGauge(damagedBlobs: number): GaugeValue {
  return {
    name: 'sphere_damaged_blobs',
    help: 'Blobs that were missing or corrupt when they were last read. More than 0 is an alarm.',
    labels: {},
    value: damagedBlobs,
  };
}
