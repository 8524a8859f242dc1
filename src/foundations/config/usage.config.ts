/** Patterns of user agents, with the day on which they were changed last (`YYYY-MM-DD`). */
export interface AgentList {
  readonly changedOn: string;
  /** Regular expressions; case counts for nothing. */
  readonly patterns: readonly string[];
}

/** By which lists usage is counted; null for those that the service brings along, or none. */
export class UsageConfig {
  /** `USAGE_TOOLS_FILE`: programs that are run on purpose, in the place of the list brought along. */
  readonly tools: AgentList | null = null;
  /** `USAGE_ROBOTS_FILE`: a newer COUNTER list of robots, in the place of the list brought along. */
  readonly robots: AgentList | null = null;
  /** Where that list lies; null where it is the one brought along. */
  readonly robotsFile: string | null = null;
  /** `USAGE_INSTANCE_ROBOTS_FILE`: robots that this instance alone knows, besides the others. */
  readonly instanceRobots: AgentList | null = null;

  constructor(values: Partial<UsageConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
