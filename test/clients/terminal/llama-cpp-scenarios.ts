import type { Client, Scenario } from '../scenario.js';

/** Its downloader is part of the programs alone, which Debian 12 lacks and PyPI brings as source. */
const llamaCpp: Client<null> = {
  name: 'llama.cpp',
  prepare: () => Promise.resolve({ notRun: 'no package brings its programs built' }),
};

/** So that the table says that nobody tried. */
export const llamaCppScenarios: readonly Scenario<null>[] = [
  {
    client: llamaCpp,
    operation: 'download',
    name: 'downloads with -hf',
    run: () => Promise.reject(new Error('There is no program to run.')),
  },
];
