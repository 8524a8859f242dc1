import type { AgentList } from './usage.config.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** A list of agents, or what is wrong with its text, as the end of a sentence about it. */
type ParsedAgentList = { readonly list: AgentList } | { readonly fault: string };

/** Parses `{"changedOn", "patterns"}`, or the form in which COUNTER publishes its own list. */
export function parseAgentList(text: string): ParsedAgentList {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { fault: 'which cannot be read as JSON: name a file of UTF-8 JSON' };
  }
  const list = listOf(content) ?? counterListOf(content);
  if (list === null) {
    const example = '{"changedOn": "2026-05-01", "patterns": ["^tool/"]}';
    return { fault: `which is no list of agents: write ${example}, or the list of COUNTER` };
  }
  const broken = list.patterns.find((pattern) => !isExpression(pattern));
  if (broken === undefined) return { list };
  const shown = JSON.stringify(broken.slice(0, 80));
  return { fault: `whose pattern ${shown} is no regular expression: mend it` };
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
