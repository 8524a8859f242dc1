import { spawn } from 'node:child_process';

export interface CommandOutcome {
  readonly code: number | null;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

interface CommandOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly timeoutMs?: number;
}

/** Less than a scenario has, so that what the client printed is told. */
const defaultTimeoutMs = 150_000;

/** Runs a command to its end; rejects where that does not come in time, with what it printed. */
export function outcomeOf(
  command: string,
  words: readonly string[],
  { environment = {}, folder, timeoutMs = defaultTimeoutMs }: CommandOptions = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      env: { ...ownEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(folder !== undefined && { cwd: folder }),
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${command} was not over after ${timeoutMs / 1000} s:\n${output}`));
    }, timeoutMs);
    child.on('close', (code) => {
      clearTimeout(deadline);
      resolve({ code, output });
    });
  });
}

/** Runs a command and gives what it printed. Rejects with that where it fails. */
export async function run(
  command: string,
  words: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, output } = await outcomeOf(command, words, options);
  if (code === 0) return output;
  throw new Error(`${command} ${words.join(' ')} ended with ${String(code)}:\n${output}`);
}

/** Where a command that failed mostly says why. */
export function lastLineOf(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

/** Without what whoever runs this has set for Hub clients. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:HF|HUGGING_?FACE)_/.test(name)),
  );
}
