import type { UsageHealth } from '../../capabilities/discovery/index.js';
import type { GaugeValue } from './gauges.js';

/** Whether the counters of usage keep up; a stuck counter is an incident (scholarly E). */
export function usageGauges({
  lagSeconds,
  waiting,
  lost,
  isStuck,
}: UsageHealth): readonly GaugeValue[] {
  return [
    // Before the first count there is no lag.
    gauge('sphere_usage_lag_seconds', 'How far the figures of usage are behind.', lagSeconds ?? 0),
    gauge(
      'sphere_usage_events_waiting',
      'Events of usage of this process that wait to be written.',
      waiting,
    ),
    gauge(
      'sphere_usage_events_lost',
      'Events of usage of this process that were given up. A number that grows is an alarm.',
      lost,
    ),
    gauge(
      'sphere_usage_counter_stuck',
      'Whether the figures are so far behind that nobody counts any more. 1 is an alarm.',
      isStuck ? 1 : 0,
    ),
  ];
}

function gauge(name: string, help: string, value: number): GaugeValue {
  return { name, help, labels: {}, value };
}
