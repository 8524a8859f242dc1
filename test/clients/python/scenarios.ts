import type { Scenario } from '../scenario.js';
import { exportScenarios } from './export-scenarios.js';
import { harvestScenarios } from './harvest-scenarios.js';
import { hubScenarios } from './hub-scenarios.js';
import { libraryScenarios } from './library-scenarios.js';
import { preservationScenarios } from './preservation-scenarios.js';

/** The packages of PyPI. */
export const pythonScenarios: readonly Scenario[] = [
  ...hubScenarios,
  ...libraryScenarios,
  ...exportScenarios,
  ...harvestScenarios,
  ...preservationScenarios,
];
