import { run } from '../run-command.js';
import type { Client, Operation, Scenario, Surroundings } from '../scenario.js';
import type { PythonTools } from './environment.js';

/** What the client does, the operation, and the module beside this file that does it. */
export type Script = readonly [name: string, operation: Operation, module: string];

/** Runs `python -m <module> <repository> <further words>`. */
export function scripted(
  client: Client<PythonTools>,
  [name, operation, module]: Script,
  furtherWords: (
    surroundings: Surroundings,
  ) => readonly string[] | Promise<readonly string[]> = () => [],
): Scenario<PythonTools> {
  return {
    client,
    operation,
    name,
    run: async (surroundings, { python }) => {
      const { repository, environment } = surroundings;
      // -B: nothing is to be written beside the sources.
      const words = ['-B', '-m', module, repository, ...(await furtherWords(surroundings))];
      await run(python, words, { environment, folder: import.meta.dirname });
    },
  };
}
