import { readFileSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import type { AgentList } from './usage.config.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the list of agents in the file that a variable names: `{"changedOn", "patterns"}`, or the form
 * in which COUNTER publishes its own. Null where the variable is absent. Throws `ConfigurationError`.
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
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw refusal('which cannot be read as JSON: name a file of UTF-8 JSON', error);
  }
  const list = listOf(content) ?? counterListOf(content);
  if (list === null) {
    throw refusal(
      'which is no list of agents: write {"changedOn": "2026-05-01", "patterns": ["^tool/"]}, or the list of COUNTER',
    );
  }
  const broken = list.patterns.find((pattern) => !isExpression(pattern));
  if (broken === undefined) return list;
  throw refusal(
    `whose pattern ${JSON.stringify(broken.slice(0, 80))} is no regular expression: mend it`,
  );
}

function listOf(content: unknown): AgentList | null {
  if (typeof content !== 'object' || content === null) return null;
  const { changedOn, patterns } = content as Readonly<Record<string, unknown>>;
  const isList =
    typeof changedOn === 'string' &&
    day.test(changedOn) &&
    Array.isArray(patterns) &&
    patterns.every((pattern) => typeof pattern === 'string');
  return isList ? { changedOn, patterns } : null;
}

function counterListOf(content: unknown): AgentList | null {
  if (!Array.isArray(content)) return null;
  const patterns: string[] = [];
  let changedOn = '';
  for (const entry of content as readonly unknown[]) {
    const { pattern, last_changed: changed } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof pattern !== 'string' || typeof changed !== 'string' || !day.test(changed)) {
      return null;
    }
    patterns.push(pattern);
    if (changed > changedOn) changedOn = changed;
  }
  return changedOn === '' ? null : { changedOn, patterns };
}

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'i') instanceof RegExp;
  } catch {
    return false;
  }
}
