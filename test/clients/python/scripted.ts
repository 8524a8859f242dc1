import { run } from '../run-command.js';
import type { Client, Operation, Scenario } from '../scenario.js';
import type { PythonTools } from './environment.js';

/** What the client does, the operation, and the module beside this file that does it. */
export type Script = readonly [name: string, operation: Operation, module: string];

/** Runs `python -m <module> <repository> <further words>`. */
export function scripted(
  client: Client<PythonTools>,
  [name, operation, module]: Script,
  furtherWords: readonly string[] = [],
): Scenario<PythonTools> {
  return {
    client,
    operation,
    name,
    run: async ({ repository, environment }, { python }) => {
      // -B: nothing is to be written beside the sources.
      const words = ['-B', '-m', module, repository, ...furtherWords];
      await run(python, words, { environment, folder: import.meta.dirname });
    },
  };
}
