/** Requests of each property to each target. `npm run fuzz -- --runs` sets it. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

/** Repeats a run. `npm run fuzz -- --seed` sets it. */
export const FUZZ_SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** The options of fast-check for one of `parts` equal parts of a property. */
export function fuzzSettings(parts = 1): { seed: number; numRuns: number } {
  return { seed: FUZZ_SEED, numRuns: Math.ceil(RUNS / parts) };
}

/** Milliseconds for a test that sends that many requests, on a busy machine. */
export const FUZZ_TIMEOUT_MS = 120_000 + RUNS * 500;
