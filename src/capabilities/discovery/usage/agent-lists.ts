import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type AgentList, UsageConfig } from '../../../foundations/config/usage.config.js';
import counterRobots from './data/counter-robots.json' with { type: 'json' };
import tools from './data/tools.json' with { type: 'json' };

/** What a user agent is to the figures (scholarly E). */
export interface AgentClass {
  /** As much of it as is looked at and kept. */
  readonly userAgent: string;
  /** A robot is kept, and counted in no figure. */
  readonly agent: 'regular' | 'machine' | 'robot';
  /** True where the lists of robots, applied first, would count it too. */
  readonly isStrict: boolean;
}

/** A longer agent says nothing more about who it is, and costs time on every pattern. */
const maxAgentLength = 512;
/** Longer ones are judged each time, or a few thousand of them would fill the memory. */
const maxRememberedLength = 2 * maxAgentLength;

/** The lists that tell programs run on purpose from robots and from people. */
@Injectable()
export class AgentLists {
  /** The dates of the lists (`YYYY-MM-DD`), which every figure states; null where there is no list. */
  readonly dates: {
    readonly robotsListDate: string;
    readonly toolListDate: string;
    readonly instanceListDate: string | null;
  };
  private readonly robot: RegExp;
  private readonly tool: RegExp;
  private readonly known = new LRUCache<string, AgentClass>({ max: 5_000 });

  constructor({ tools: ownTools, robots: ownRobots, instanceRobots }: UsageConfig) {
    const toolList = ownTools ?? tools;
    const robotList = ownRobots ?? shippedRobots;
    this.dates = {
      robotsListDate: robotList.changedOn,
      toolListDate: toolList.changedOn,
      instanceListDate: instanceRobots?.changedOn ?? null,
    };
    this.robot = anyOf([...robotList.patterns, ...(instanceRobots?.patterns ?? [])]);
    this.tool = anyOf(toolList.patterns);
  }

  /** Tools first, then robots, then people. An empty agent is a robot. Agents seen lately are remembered. */
  classify(userAgent: string): AgentClass {
    const remembered = this.known.get(userAgent);
    if (remembered !== undefined) return remembered;
    const text = userAgent.replaceAll('\u0000', '').slice(0, maxAgentLength).trim();
    const isRobot = text === '' || this.robot.test(text);
    const judged: AgentClass = {
      userAgent: text,
      agent: this.tool.test(text) ? 'machine' : isRobot ? 'robot' : 'regular',
      isStrict: !isRobot,
    };
    if (userAgent.length <= maxRememberedLength) this.known.set(userAgent, judged);
    return judged;
  }
}

const shippedRobots: AgentList = {
  changedOn: counterRobots.reduce(
    (latest, { last_changed: date }) => (date > latest ? date : latest),
    '',
  ),
  patterns: counterRobots.map(({ pattern }) => pattern),
};

/** An empty list matches nothing. */
function anyOf(patterns: readonly string[]): RegExp {
  if (patterns.length === 0) return /(?!)/;
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'i');
}
