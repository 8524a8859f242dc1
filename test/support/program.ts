import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = 'dist/src/main.js';

/** Settings of the program; whatever is in the environment of the tests stays out. */
export type Settings = Readonly<Record<string, string>>;

export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Builds the program as it is shipped, which takes a minute; where `SPHERE_TEST_BUILT` is `true`, whoever
 * says so has built it. Call it in `beforeAll`.
 */
export async function buildProgram(): Promise<void> {
  if (process.env['SPHERE_TEST_BUILT'] === 'true') return;
  const nest = 'node_modules/@nestjs/cli/bin/nest.js';
  await promisify(execFile)(process.execPath, [nest, 'build'], { cwd: root });
}

/** Runs `sphere …` to its end. */
export function runProgram(args: readonly string[], settings: Settings): Promise<Ending> {
  return new RunningProgram(args, settings).ended;
}

/** A `sphere …` that runs beside the test. */
export class RunningProgram {
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  private stdout = '';
  private stderr = '';

  constructor(args: readonly string[], settings: Settings) {
    this.child = spawn(process.execPath, [entry, ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(this.child, 'close').then(([code]) => ({
      code: code as number | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What it has written on stdout so far. */
  get output(): string {
    return this.stdout;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits for a line on stdout; gives what the first group matched. Rejects where it ends first. */
  async line(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.stdout)?.[1];
      if (found !== undefined) return found;
      const more = this.child.stdout === null ? [] : [once(this.child.stdout, 'data')];
      const ending = await Promise.race([this.ended, ...more]);
      if (!Array.isArray(ending) && pattern.exec(this.stdout) === null) {
        throw new Error(`It ended with ${String(ending.code)}: ${this.stdout}${this.stderr}`);
      }
    }
  }
}

/** Starts `sphere serve` and waits until it listens. */
export async function serve(
  settings: Settings,
): Promise<{ readonly program: RunningProgram; readonly url: string }> {
  const program = new RunningProgram(['serve'], settings);
  return { program, url: await program.line(/^Sphere is at (\S+)$/m) };
}
