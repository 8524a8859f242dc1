import { readFileSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import { parseAgentList } from './parse-agent-list.js';
import type { AgentList } from './usage.config.js';

/**
 * Reads the list of agents in the file that a variable names. Null where the variable is absent. Throws
 * `ConfigurationError`.
 */
export function readAgentList(environment: Environment, variable: string): AgentList | null {
  const path = environment.find(variable);
  if (path === null) return null;
  const refusal = (reason: string, cause?: unknown): ConfigurationError =>
    new ConfigurationError(
      variable,
      `${variable} names ${JSON.stringify(path.slice(0, 120))}, ${reason}.`,
      { cause },
    );
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw refusal('which cannot be read: name a file of UTF-8 JSON', error);
  }
  const parsed = parseAgentList(text);
  if ('fault' in parsed) throw refusal(parsed.fault);
  return parsed.list;
}
