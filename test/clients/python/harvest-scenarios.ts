import type { Scenario } from '../scenario.js';
import { pythonClient } from './environment.js';
import { scripted } from './scripted.js';

const sickle = pythonClient('sickle (OAI-PMH)', {
  requirements: ['sickle'],
  told: ['sickle'],
});

/** What collects metadata by OAI-PMH. */
export const harvestScenarios: readonly Scenario[] = [
  scripted(sickle, ['harvests while records change', 'harvest', 'harvest.sickle_harvest']),
];
