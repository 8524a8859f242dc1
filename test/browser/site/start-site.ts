import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram, serve } from '../../support/program.js';
import { RestClient } from '../../support/rest-client.js';
import { fillSite, type SitePeople } from './fill-site.js';

/** A service with people and records, as browsers meet it. It survives being written as JSON. */
export interface Site {
  readonly url: string;
  readonly people: SitePeople;
}

/** The same, for the one who started it. */
export interface StartedSite extends Site {
  stop(): Promise<void>;
}

/** Builds the program and starts it on a fresh data directory, with everything embedded. */
export async function startSite(): Promise<StartedSite> {
  await buildProgram();
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-browser-'));
  const { program, url } = await serve({
    PORT: '0',
    SPHERE_DATA_DIR: dataDir,
    SPHERE_DEMO: '0',
    LOG_LEVEL: 'warn',
  });
  const stop = async () => {
    program.kill('SIGTERM');
    await program.ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const stewardToken = await program.line(/^The steward's token, shown this once: (\S+)$/m);
    const people = await fillSite(await RestClient.of(url), url, stewardToken);
    return { url, people, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
