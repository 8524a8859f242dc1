import type { Scenario } from '../scenario.js';
import { browserScenarios } from './browser-scenarios.js';
import { hubCommitScenarios } from './hub-commit-scenarios.js';
import { hubListingScenarios } from './hub-listing-scenarios.js';
import { hubReadingScenarios } from './hub-reading-scenarios.js';
import { hubWritingScenarios } from './hub-writing-scenarios.js';
import { libraryScenarios } from './library-scenarios.js';

/** Clients that npm brings. */
export const javascriptScenarios: readonly Scenario[] = [
  ...hubWritingScenarios,
  ...hubCommitScenarios,
  ...hubReadingScenarios,
  ...hubListingScenarios,
  ...libraryScenarios,
  ...browserScenarios,
];
