import { Command } from 'commander';
import { addAccountCommands } from './account-commands.js';
import { describeError } from './describe-error.js';
import type { Installation } from './installation.js';
import { addOrganisationCommands } from './organisation-commands.js';
import { addServiceCommands } from './service-commands.js';
import { addStorageCommands } from './storage-commands.js';
import { Terminal } from './terminal.js';

/**
 * Runs the command line `sphere …`.
 * @param argv as Node has it: the command begins at the third
 * @returns the exit code; 1 after one line on stderr where the command failed or found damage
 */
export async function runProgram(
  argv: readonly string[],
  installation: Installation,
): Promise<number> {
  const terminal = new Terminal(process.stdout, process.stderr);
  let exitCode = 0;
  const context = {
    installation,
    terminal,
    reportDamage: () => {
      exitCode = 1;
    },
  };
  const program = new Command('sphere').description(
    'An open-science registry for AI models and papers: free, open, for ever.',
  );
  addServiceCommands(program, context);
  addAccountCommands(program, context);
  addOrganisationCommands(program, context);
  addStorageCommands(program, context);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    terminal.note(describeError(error));
    return 1;
  }
  return exitCode;
}
