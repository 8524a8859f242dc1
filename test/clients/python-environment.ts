import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run-command.js';

/** The newest of the major version whose requests the hub door was built by. */
const requirement = 'huggingface_hub>=2,<3';

/** A Python with `huggingface_hub`; made once, and kept in the temporary folder for the next run. */
export async function pythonEnvironment(): Promise<{ python: string; hf: string }> {
  const folder = join(tmpdir(), 'sphere-clients-python');
  const python = join(folder, 'bin', 'python');
  const hf = join(folder, 'bin', 'hf');
  if (!(await exists(hf))) {
    await run('python3', ['-m', 'venv', folder]);
    await run(python, ['-m', 'pip', 'install', '--quiet', requirement]);
  }
  return { python, hf };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
