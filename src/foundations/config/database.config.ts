/** Which PostgreSQL holds the tables. */
export class DatabaseConfig {
  /** `DATABASE_URL`: an external PostgreSQL, or null for the embedded one. */
  readonly url: string | null = null;
  /** `DATABASE_REPLICA_URLS`: read replicas of an external PostgreSQL. */
  readonly replicaUrls: readonly string[] = [];

  constructor(values: Partial<DatabaseConfig> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}
