import { lastLineOf, outcomeOf, run } from '../run-command.js';
import type { Client } from '../scenario.js';

const installTimeoutMs = 300_000;
/** `apt-get` lets nobody else in while it works. */
let installing: Promise<unknown> = Promise.resolve();

/** A command that Debian's package of its name brings, where it is not there and root may install it. */
export function debianClient(command: string, packageName = command): Client<null> {
  return {
    name: packageName,
    prepare: async () => {
      const there = await versionOf(command);
      if (there !== null) return { version: there, tools: null };
      const refusal = await install(packageName);
      const version = await versionOf(command);
      if (version !== null) return { version, tools: null };
      return { notRun: refusal ?? `Debian's ${packageName} brings no ${command}` };
    },
  };
}

/** Null where there is no such command. */
async function versionOf(command: string): Promise<string | null> {
  try {
    return /\d+(?:\.\d+)+/.exec(await run(command, ['--version']))?.[0] ?? 'unknown';
  } catch {
    return null;
  }
}

/** Says why it could not. */
function install(packageName: string): Promise<string | null> {
  const turn = installing.then(() => installAlone(packageName));
  installing = turn;
  return turn;
}

async function installAlone(packageName: string): Promise<string | null> {
  if (process.getuid?.() !== 0) return `${packageName} is not here, and only root installs it`;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [['update'], ['install', '--yes', '--no-install-recommends', packageName]];
  for (const words of steps) {
    try {
      const all = ['-qq', ...words];
      const { code, output } = await outcomeOf('apt-get', all, {
        environment,
        timeoutMs: installTimeoutMs,
      });
      if (code !== 0) return lastLineOf(output);
    } catch (error) {
      return `no apt-get here: ${lastLineOf(String(error))}`;
    }
  }
  return null;
}
