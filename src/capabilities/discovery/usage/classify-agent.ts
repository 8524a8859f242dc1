import { LRUCache } from 'lru-cache';
import robots from './data/counter-robots.json' with { type: 'json' };
import tools from './data/tools.json' with { type: 'json' };

/** What a user agent is to the figures (scholarly E). */
export interface AgentClass {
  /** Null for a robot, which is not counted. */
  readonly agent: 'regular' | 'machine' | null;
  /** True where the COUNTER list by itself would count it too. */
  readonly isStrict: boolean;
}

/** The dates of the lists, which every figure states. */
export const robotsListDate = robots.reduce(
  (latest, { last_changed: date }) => (date > latest ? date : latest),
  '',
);
export const toolListDate = tools.changedOn;

/** A longer agent says nothing more about who it is, and costs time on every pattern. */
const maxAgentLength = 512;

const robot = anyOf(robots.map(({ pattern }) => pattern));
const tool = anyOf(tools.patterns);
const known = new LRUCache<string, AgentClass>({ max: 5_000 });

/**
 * Tells programs that are run on purpose from robots and from people, in that order. An empty agent is
 * a robot. Agents seen lately are remembered.
 */
export function classifyAgent(userAgent: string): AgentClass {
  const text = userAgent.slice(0, maxAgentLength).trim();
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const isRobot = robot.test(text);
  const judged: AgentClass = {
    agent: tool.test(text) ? 'machine' : isRobot ? null : 'regular',
    isStrict: !isRobot,
  };
  known.set(text, judged);
  return judged;
}

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'i');
}
