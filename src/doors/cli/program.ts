import { Command, CommanderError } from 'commander';
import { addAccountCommands } from './account-commands.js';
import { describeError } from './describe-error.js';
import { addExportCommand } from './export-command.js';
import { addDoiCommands } from './doi-commands.js';
import { addImportCommand } from './import-command.js';
import type { Installation } from './installation.js';
import { addOrganisationCommands } from './organisation-commands.js';
import { addPaperCommands } from './paper-commands.js';
import { addServiceCommands } from './service-commands.js';
import { addStatsCommands } from './stats-commands.js';
import { addStorageCommands } from './storage-commands.js';
import { Terminal } from './terminal.js';

/** Where a command writes. */
interface Streams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * Runs the command line `sphere …`.
 * @param argv as Node has it: the command begins at the third
 * @returns the exit code; 1 after one line on stderr where the command failed or found damage
 */
export async function runProgram(
  argv: readonly string[],
  installation: Installation,
  { stdout, stderr }: Streams = process,
): Promise<number> {
  const terminal = new Terminal(stdout, stderr);
  let exitCode = 0;
  const context = {
    installation,
    terminal,
    reportDamage: () => {
      exitCode = 1;
    },
  };
  const program = new Command('sphere')
    .description('An open-science registry for AI models and papers: free, open, for ever.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    });
  addServiceCommands(program, context);
  addAccountCommands(program, context);
  addOrganisationCommands(program, context);
  addExportCommand(program, context);
  addImportCommand(program, context);
  addDoiCommands(program, context);
  addPaperCommands(program, context);
  addStatsCommands(program, context);
  addStorageCommands(program, context);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    // It has written its line, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    terminal.note(describeError(error));
    return 1;
  }
  return exitCode;
}
