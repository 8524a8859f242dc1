import type { Installation } from './installation.js';
import type { Terminal } from './terminal.js';

/** What every command is given. */
export interface CommandContext {
  readonly installation: Installation;
  readonly terminal: Terminal;
  /** Lets the program end with an exit code other than 0 although the command ran to its end. */
  readonly reportDamage: () => void;
}
