import { parseArgs } from 'node:util';
import { importScenarios } from './import-scenarios.js';
import { javascriptScenarios } from './javascript/scenarios.js';
import { countOutcomes, presentMatrix } from './matrix.js';
import { pythonScenarios } from './python/scenarios.js';
import { type Result, runScenarios } from './run-scenarios.js';
import { rustScenarios } from './rust/scenarios.js';
import { startBuiltService } from './running-service.js';
import type { Scenario } from './scenario.js';
import { downloadScenarios } from './terminal/download-scenarios.js';
import { gitLfsScenarios } from './terminal/git-lfs-scenarios.js';
import { llamaCppScenarios } from './terminal/llama-cpp-scenarios.js';
import { writeMatrix } from './write-matrix.js';

/** In the order of the rows. */
const scenarios: readonly Scenario[] = [
  ...pythonScenarios,
  ...javascriptScenarios,
  ...rustScenarios,
  ...gitLfsScenarios,
  ...downloadScenarios,
  ...importScenarios,
  ...llamaCppScenarios,
];

const { values: options } = parseArgs({
  options: {
    /** Only clients whose name contains one of these, whatever the case. */
    client: { type: 'string', multiple: true, default: [] },
    /** Installs the clients and runs nothing. */
    prepare: { type: 'boolean', default: false },
    /** Puts the table into `docs/clients.md`. */
    write: { type: 'boolean', default: false },
  },
});
const wanted = scenarios.filter(isWanted);
if (wanted.length === 0) throw new Error('No client is called so.');
if (options.write && wanted.length < scenarios.length)
  throw new Error('A part of the matrix is not written down: leave out --client or --write.');

if (options.prepare) {
  // One after the other; what cannot be had is told when its scenarios are due.
  for (const client of new Set(wanted.map((scenario) => scenario.client))) {
    await client.prepare().catch(() => undefined);
  }
  process.exit();
}

const service = await startBuiltService();
let results: readonly Result[];
try {
  results = await runScenarios(wanted, service, tell);
} finally {
  await service.stop();
}
const matrix = presentMatrix(results);
if (options.write) await writeMatrix(matrix);
console.log(`\n${matrix}\n\n${countOutcomes(results)}`);
process.exitCode = results.some(({ outcome }) => outcome.state === 'failed') ? 1 : 0;

function isWanted({ client }: Scenario): boolean {
  const name = client.name.toLowerCase();
  const parts = options.client;
  return parts.length === 0 || parts.some((part) => name.includes(part.toLowerCase()));
}

function tell({ scenario, outcome, seconds }: Result): void {
  const title = `${scenario.client.name} ${scenario.name} (${seconds.toFixed(1)} s)`;
  if (outcome.state === 'failed') console.log(`FAILED: ${title}\n${outcome.reason}`);
  else console.log(`${outcome.state}: ${title}`);
}
