import { readFileSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import {
  PolicyConfig,
  type PolicyStatement,
  type PolicyTopic,
  policyTopics,
} from './policy.config.js';

const variable = 'SPHERE_POLICY_FILE';
const languages: ReadonlySet<string> = new Set(['en', 'fr']);

/**
 * Reads what the operator states: a JSON object of topics, each an object of texts by language. Throws
 * `ConfigurationError` for a file that cannot be read, and for what it holds otherwise.
 */
export function loadPolicy(environment: Environment): PolicyConfig {
  const path = environment.find(variable);
  if (path === null) return new PolicyConfig();
  const given = readObject(path);
  const statements = Object.entries(given).map(
    ([topic, statement]): [PolicyTopic, PolicyStatement] => {
      const known = policyTopics.find((one) => one === topic);
      if (known === undefined) {
        throw refusal(
          path,
          `has "${topic.slice(0, 80)}", which is none of ${policyTopics.join(', ')}`,
        );
      }
      if (!isStatement(statement)) {
        throw refusal(
          path,
          `says nothing on "${topic}": write { "en": "…", "fr": "…" }, or one of them`,
        );
      }
      return [known, statement];
    },
  );
  return new PolicyConfig({ statements: Object.fromEntries(statements) });
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isObject(read)) return read;
  } catch (error) {
    throw refusal(path, error instanceof SyntaxError ? 'is no JSON' : 'cannot be read');
  }
  throw refusal(path, 'is no JSON object');
}

function isStatement(value: unknown): value is PolicyStatement {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(
      ([language, text]) =>
        languages.has(language) && typeof text === 'string' && text.trim() !== '',
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(path: string, what: string): ConfigurationError {
  return new ConfigurationError(
    variable,
    `${variable} is ${JSON.stringify(path)}, a file that ${what}.`,
  );
}
