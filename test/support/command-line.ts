import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Installation } from '../../src/doors/cli/installation.js';
import { runProgram } from '../../src/doors/cli/program.js';
import { roomsOf } from '../../src/installation.js';
import type { Sphere } from './sphere.js';

/** Runs one command of `sphere` in the rooms of a service that runs. */
export async function runOn(sphere: Sphere, ...args: string[]) {
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
