import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curlScenarios } from './curl-scenarios.js';
import { javascriptScenarios } from './javascript-scenarios.js';
import { pythonEnvironment } from './python-environment.js';
import { pythonScenarios } from './python-scenarios.js';
import { startBuiltService } from './running-service.js';
import type { Scenario, Surroundings } from './scenario.js';
import { terminalScenarios } from './terminal-scenarios.js';

const scenarios: readonly Scenario[] = [
  ...pythonScenarios,
  ...terminalScenarios,
  ...javascriptScenarios,
  ...curlScenarios,
];
const handle = 'ada';

const python = await pythonEnvironment();
const service = await startBuiltService();
const failures: string[] = [];
try {
  const token = await service.anAccount(handle);
  for (const scenario of scenarios) {
    const folder = await mkdtemp(join(tmpdir(), 'sphere-scenario-'));
    try {
      await scenario.run(surroundings(service.url, token, folder));
      console.log(`passed: ${scenario.name}`);
    } catch (error) {
      failures.push(scenario.name);
      console.log(`FAILED: ${scenario.name}\n${error instanceof Error ? error.message : ''}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
} finally {
  await service.stop();
}
console.log(`${scenarios.length - failures.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

function surroundings(url: string, token: string, folder: string): Surroundings {
  return {
    ...python,
    url,
    handle,
    token,
    folder,
    environment: {
      HF_ENDPOINT: url,
      HF_TOKEN: token,
      HF_HOME: join(folder, 'hf-home'),
      // Its uploads take a protocol of their own, which is tested apart.
      HF_HUB_DISABLE_XET: '1',
      HF_HUB_DISABLE_PROGRESS_BARS: '1',
      HF_HUB_DISABLE_TELEMETRY: '1',
      NO_COLOR: '1',
      COLUMNS: '10000',
    },
  };
}
