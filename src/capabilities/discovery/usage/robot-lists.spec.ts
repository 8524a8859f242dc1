import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseAgentList } from '../../../foundations/config/parse-agent-list.js';
import { UsageConfig } from '../../../foundations/config/usage.config.js';
import { AgentLists } from './agent-lists.js';
import counterRobots from './data/counter-robots.json' with { type: 'json' };
import { RobotLists } from './robot-lists.service.js';

const older = '{"changedOn": "2020-01-01", "patterns": ["bot"]}';

describe('RobotLists', () => {
  let folder: string;
  let file: string;
  let server: Server;
  let origin: string;
  let served = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sphere-robots-'));
    file = join(folder, 'robots.json');
    server = createServer((_, answer) => answer.end(served));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => writeFile(file, older));

  const refresh = (from: string, isTrusted = true) => {
    const config = new UsageConfig({ robotsFile: file });
    const trustedOrigins = isTrusted ? [origin] : [];
    return new RobotLists(config, new AgentLists(config)).refresh({ from, trustedOrigins });
  };

  it('takes the list of COUNTER from an address, for services to start with', async () => {
    served = JSON.stringify(counterRobots);

    const outcome = await refresh(`${origin}/list.json`);

    const written = parseAgentList(await readFile(file, 'utf8'));
    expect(outcome).toMatchObject({ file, patterns: 327, changedOn: outcome.before });
    expect(written).toMatchObject({ list: { changedOn: outcome.changedOn } });
  });

  it('takes a list from a file', async () => {
    const other = join(folder, 'newer.json');
    await writeFile(other, '{"changedOn": "2026-05-01", "patterns": ["bot", "spider"]}');

    expect(await refresh(other)).toMatchObject({ changedOn: '2026-05-01', patterns: 2 });
  });

  it.each([
    ['<html>', /cannot be read as JSON/],
    ['{"changedOn": "2026-05-01", "patterns": []}', /no patterns/],
    ['{"changedOn": "2026-05-01", "patterns": ["("]}', /no regular expression/],
    ['{"changedOn": "2026-05-01", "patterns": [""]}', /ordinary browser/],
    [`{"changedOn": "2026-05-01", "patterns": ["${'a'.repeat(301)}"]}`, /more than 300/],
    [`["${'a'.repeat(2_000_000)}"]`, /more than 1 MiB/],
  ])('refuses %.60s, and leaves what is there', async (text, reason) => {
    served = text;

    await expect(refresh(origin)).rejects.toThrow(reason);
    expect(await readFile(file, 'utf8')).toBe(older);
  });

  it.each([
    ['an address without TLS', () => origin, /no https address/],
    ['an address that is not public', () => origin.replace('http', 'https'), /public internet/],
    ['no address', () => 'https://', /no https address/],
    ['no file', () => join(folder, 'none.json'), /cannot be read/],
  ])('does not ask %s', async (_, from, reason) => {
    await expect(refresh(from(), false)).rejects.toThrow(reason);
    expect(await readFile(file, 'utf8')).toBe(older);
  });
});
