import type { Scenario } from '../scenario.js';
import { pythonClient } from './environment.js';
import { scripted } from './scripted.js';

const readers = pythonClient('signposting, and readers of citations', {
  requirements: ['signposting', 'cffconvert', 'bibtexparser<2', 'rispy', 'requests'],
  told: ['signposting', 'cffconvert', 'bibtexparser', 'rispy'],
});

/** What reads landing pages and citations. */
export const exportScenarios: readonly Scenario[] = [
  scripted(readers, ['reads signposts and citations', 'read facts', 'exports.check_exports']),
];
