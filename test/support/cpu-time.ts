/**
 * Milliseconds of processor time that something synchronous takes: unlike the time on the clock, it
 * does not hang on what else the machine does.
 */
export function cpuMillisecondsOf(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
