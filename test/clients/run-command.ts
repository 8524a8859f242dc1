import { spawn } from 'node:child_process';

export interface CommandOutcome {
  readonly code: number | null;
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

interface CommandOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** Runs a command to its end. */
export function outcomeOf(
  command: string,
  words: readonly string[],
  { environment = {}, folder }: CommandOptions = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(folder !== undefined && { cwd: folder }),
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
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
