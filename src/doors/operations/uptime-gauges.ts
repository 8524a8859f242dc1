import type { ObservedUptime } from '../../capabilities/uptime/index.js';
import type { GaugeValue } from './gauges.js';

/** How much of the time the service answered, as far as it saw that itself; nothing before it has. */
export function uptimeGauges({ last30Days, last365Days }: ObservedUptime): readonly GaugeValue[] {
  return [['30', last30Days] as const, ['365', last365Days] as const].flatMap(
    ([days, availability]) =>
      availability === null
        ? []
        : [
            {
              name: 'sphere_availability_ratio',
              help: 'Part of the last days in which one process at least served and reached its database and store.',
              labels: { days },
              value: availability.share,
            },
          ],
  );
}
