/**
 * The time that this process has computed, in ms: unlike the clock, it does not pass while other tests have the core. The threads of the engine count, too, so bounds
 * are about twice those that a clock would have.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
