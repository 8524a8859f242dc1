import type { RegistrationStanding } from '../../capabilities/registration/index.js';
import type { GaugeValue } from './gauges.js';

/** How the registration of DOIs stands; nothing where there are none. */
export function doiGauges(standing: RegistrationStanding, now: Date): readonly GaugeValue[] {
  const { isOffered, states, waiting, waitingSince, alarm } = standing;
  if (!isOffered) return [];
  const waitedMs = waitingSince === null ? 0 : now.getTime() - waitingSince.getTime();
  return [
    ...Object.entries(states).map(([state, value]) => ({
      name: 'sphere_dois',
      help: 'DOIs by state.',
      labels: { state },
      value,
    })),
    gauge('sphere_dois_waiting', 'DOIs that wait for their registrar.', waiting),
    gauge(
      'sphere_doi_oldest_wait_seconds',
      'How long the DOI that waits longest has been waiting.',
      Math.max(0, waitedMs / 1_000),
    ),
    gauge(
      'sphere_doi_registration_stopped',
      'Whether the registrar refuses the account, so that this process sends nothing.',
      alarm === null ? 0 : 1,
    ),
  ];
}

function gauge(name: string, help: string, value: number): GaugeValue {
  return { name, help, labels: {}, value };
}
