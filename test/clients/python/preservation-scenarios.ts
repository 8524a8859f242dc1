import type { Scenario } from '../scenario.js';
import { pythonClient } from './environment.js';
import { scripted } from './scripted.js';

const bagit = pythonClient('bagit (Library of Congress)', {
  requirements: ['bagit', 'requests', 'setuptools<81'],
  told: ['bagit'],
});

/** What checks packages that are made to be kept. */
export const preservationScenarios: readonly Scenario[] = [
  scripted(bagit, ['checks packages of a release', 'download', 'preservation.check_packages']),
];
