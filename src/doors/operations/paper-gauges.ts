import type { PaperStanding } from '../../capabilities/papers/index.js';
import type { GaugeValue } from './gauges.js';

/** How many papers search knows by their metadata alone. */
export function paperGauges(
  { waiting, unreadable, waitingSince }: PaperStanding,
  now: Date,
): readonly GaugeValue[] {
  const waitedMs = waitingSince === null ? 0 : now.getTime() - waitingSince.getTime();
  return [
    gauge('sphere_papers_waiting', 'Papers whose PDF waits to be read.', waiting),
    gauge('sphere_papers_unreadable', 'Papers whose PDF gave no text.', unreadable),
    gauge(
      'sphere_paper_oldest_wait_seconds',
      'How long the paper that waits longest has been due.',
      Math.max(0, waitedMs / 1_000),
    ),
  ];
}

function gauge(name: string, help: string, value: number): GaugeValue {
  return { name, help, labels: {}, value };
}
