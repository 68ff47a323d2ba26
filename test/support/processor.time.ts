/** What else a run has to do beside what is measured: collecting garbage, compiling. */
const MOST_RUNS = 4;

/** Milliseconds of processor time of this process that a piece of work takes. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The least of a few runs; no more of them than are needed to be within a bound. */
export async function processorTime(work: () => Promise<unknown>, bound = 0): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < MOST_RUNS && least > bound; run++) {
    least = Math.min(least, await timeOf(work));
  }
  return least;
}
