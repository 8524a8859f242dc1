/** Whether what the service depends on answers; bound where the service is put together. */
export abstract class Readiness {
  /** Throws where the database or the object store does not answer. */
  abstract check(): Promise<void>;

  /** What does not work and keeps nobody from being served, as kebab-case words. */
  abstract warnings(): readonly string[];
}
