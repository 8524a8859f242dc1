/**
 * The instant of a new commit: whole seconds, as git keeps them, and never before its parent's, so
 * that a clock set back does not turn a history around.
 */
export function commitTime(now: Date, parentAt: Date | null): Date {
  const second = Math.floor(now.getTime() / 1000) * 1000;
  return new Date(Math.max(second, parentAt?.getTime() ?? second));
}

/** An instant as git writes it in a commit: seconds since 1970, in UTC. */
export function gitTimestamp(at: Date): string {
  return `${Math.floor(at.getTime() / 1000)} +0000`;
}
