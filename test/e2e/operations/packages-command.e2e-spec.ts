import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import type { Installation } from '../../../src/doors/cli/installation.js';
import { runProgram } from '../../../src/doors/cli/program.js';
import { tarEnd, tarHeader, tarPadding } from '../../../src/domain/preservation/tar.js';
import { roomsOf } from '../../../src/installation.js';
import { type Somebody, type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;
let ada: Somebody;
let folder: string;

beforeAll(async () => {
  sphere = await startSphere();
  ada = await sphere.anAccount('ada');
  folder = await mkdtemp(join(tmpdir(), 'sphere-packages-'));
  const files = { 'weights/model.bin': 'weights', 'empty.txt': '', 'é.txt': 'accents' };
  await sphere.aRelease({ by: ada, name: 'speech', files });
});
afterAll(async () => {
  await sphere.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs one command beside the service. */
async function run(...args: string[]) {
  const installation: Installation = {
    start: () => Promise.reject(new Error('It runs already.')),
    migrate: () => Promise.resolve([]),
    withRooms: async (work) => work(await roomsOf(sphere.app)),
  };
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await runProgram(['node', 'sphere', ...args], installation, streams);
  streams.stdout.end();
  streams.stderr.end();
  return { code, stdout: await text(streams.stdout), stderr: await text(streams.stderr) };
}

async function exported(record: string, ...options: string[]): Promise<string> {
  const to = await mkdtemp(join(folder, 'out-'));
  const { code, stdout, stderr } = await run('export', record, '--to', to, ...options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^Written: 1;/) });
  return stdout.trim();
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a bag that goes out and comes in again', () => {
  it('gives the same tree and the same manifest', async () => {
    const file = await exported('models/ada/speech@v1.0');

    const imported = await run('import', `bag:${file}`, '--into', 'ada/again', '--as', 'ada', '--json');
    const { commit, licenceReport } = JSON.parse(imported.stdout) as {
      commit: string;
      licenceReport: { verdict: string };
    };
    const repository = await sphere.app
      .get((await import('../../../src/capabilities/repositories/index.js')).RepositoriesService)
      .require((await sphere.anAccount()).viewer, 'model', 'ada', 'speech');
    expect({ commit, repository, verdict: licenceReport.verdict }).toBeDefined();
  });
});
