import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningService } from './running-service.js';
import type { Client, NotRun, Prepared, Scenario, Surroundings } from './scenario.js';

type Environment = Readonly<Record<string, string>>;

export type Outcome =
  | { readonly state: 'passed'; readonly version: string }
  | { readonly state: 'failed'; readonly version: string | null; readonly reason: string }
  | { readonly state: 'not run'; readonly reason: string };

export interface Result {
  readonly scenario: Scenario;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** The clients wait for the service as long as the service for them. */
const atOnce = 2;
const defaultTimeoutMs = 180_000;
const handle = 'ada';

/** Runs all against one service; gives the results in the order of the scenarios. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  service: RunningService,
  tell: (result: Result) => void,
): Promise<readonly Result[]> {
  const token = await service.anAccount(handle);
  const preparations = new Map<Client, Promise<Prepared<unknown> | NotRun>>();
  const prepare = (client: Client) => {
    const known = preparations.get(client) ?? client.prepare();
    preparations.set(client, known);
    return known;
  };
  const results: Result[] = [];
  const waiting = scenarios.map((scenario, place) => ({ scenario, place }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { scenario, place } = next;
      const startedAt = Date.now();
      const outcome = await outcomeOf(scenario, prepare, (folder, row) =>
        surroundings(service.url, token, `scenario-${place + 1}`, folder, row),
      );
      const result = { scenario, outcome, seconds: (Date.now() - startedAt) / 1000 };
      results[place] = result;
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

async function outcomeOf(
  scenario: Scenario,
  prepare: (client: Client) => Promise<Prepared<unknown> | NotRun>,
  surroundingsIn: (folder: string, row: Environment) => Surroundings,
): Promise<Outcome> {
  let version: string | null = null;
  const folder = await mkdtemp(join(tmpdir(), 'sphere-scenario-'));
  try {
    const prepared = await prepare(scenario.client);
    if ('notRun' in prepared) return { state: 'not run', reason: prepared.notRun };
    ({ version } = prepared);
    const timeoutMs = scenario.timeoutMs ?? defaultTimeoutMs;
    const given = surroundingsIn(folder, prepared.environment ?? {});
    await inTime(timeoutMs, scenario.run(given, prepared.tools));
    return { state: 'passed', version };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { state: 'failed', version, reason };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inTime(timeoutMs: number, running: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = pause(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Not over after ${timeoutMs / 1000} s.`);
  });
  late.catch(() => undefined);
  try {
    await Promise.race([running, late]);
  } finally {
    timer.abort();
  }
}

function surroundings(
  url: string,
  token: string,
  name: string,
  folder: string,
  row: Environment,
): Surroundings {
  const environment = {
    ...row,
    HF_ENDPOINT: url,
    HF_TOKEN: token,
    HF_HOME: join(folder, 'hf-home'),
    // A terminal without colours, in which no line is broken.
    NO_COLOR: '1',
    COLUMNS: '10000',
  };
  return {
    url,
    handle,
    token,
    repository: `${handle}/${name}`,
    folder,
    environment,
    strangersEnvironment: {
      ...environment,
      HF_TOKEN: '',
      HF_HOME: join(folder, 'strangers-home'),
    },
  };
}
